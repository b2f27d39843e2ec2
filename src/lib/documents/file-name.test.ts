import { describe, expect, test } from 'vitest';
import { downloadHeader, fileSize, safeFileName } from './file-name.ts';

describe('the name of a file', () => {
	test.each([
		['Priekšlikumi LPS.docx', 'Priekšlikumi LPS.docx'],
		['../../etc/passwd', 'passwd'],
		['C:\\Users\\a\\protokols.pdf', 'protokols.pdf'],
		['a/b\\', 'datne'],
		['', 'datne'],
		['...', 'datne'],
		['.htaccess', 'htaccess'],
		['a:b*c?"<d>|e.txt', 'a-b-c---d--e.txt'],
		['divas\r\nrindas: x.txt', 'divas rindas- x.txt'],
		['\u202Egpj.exe', 'gpj.exe'],
		['a\0b.txt', 'ab.txt'],
		['CON.txt', '_CON.txt'],
		['com1', '_com1'],
		['a\u0304.txt', 'ā.txt'],
		['beigas. . ', 'beigas']
	])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

	test('a long one keeps its ending', () => {
		const name = safeFileName(`${'ā'.repeat(300)}.docx`);
		expect([...name]).toHaveLength(120);
		expect(name.endsWith('ā.docx')).toBe(true);
	});
});

describe('the header of a download', () => {
	test.each([
		['a.txt', `attachment; filename="a.txt"; filename*=UTF-8''a.txt`],
		[
			'Protokols – 2. sēde (ķēde).pdf',
			`attachment; filename="Protokols - 2. sede (kede).pdf"; filename*=UTF-8''Protokols%20%E2%80%93%202.%20s%C4%93de%20%28%C4%B7%C4%93de%29.pdf`
		],
		[
			'"x"; filename=y.exe',
			`attachment; filename="-x-; filename=y.exe"; filename*=UTF-8''-x-%3B%20filename%3Dy.exe`
		],
		['100%25.txt', `attachment; filename="100_25.txt"; filename*=UTF-8''100%2525.txt`],
		['文.txt', `attachment; filename="_.txt"; filename*=UTF-8''%E6%96%87.txt`],
		['\uD800.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`]
	])('for %j', (name, header) => expect(downloadHeader(name)).toBe(header));

	test('has no line ends, whatever the name', () =>
		expect(downloadHeader('a\r\nSet-Cookie: x=1\n')).not.toMatch(/[\r\n]/));
});

test.each([
	[0, '0 B'],
	[1023, '1023 B'],
	[1024, '1 KB'],
	[48 * 1024, '48 KB'],
	[1024 * 1024 - 1, '1 MB'],
	[1024 * 1024 * 1.25, '1,3 MB'],
	[20 * 1024 * 1024, '20 MB']
])('%i bytes are %s', (bytes, size) => expect(fileSize(bytes)).toBe(size));

test('in English the point is a point', () => expect(fileSize(1_300_000, 'en')).toBe('1.2 MB'));
