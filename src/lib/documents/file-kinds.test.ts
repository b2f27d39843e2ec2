import { describe, expect, test } from 'vitest';
import type { Refusal } from '#lib/server/refusal.ts';
import { acceptedEndings, endingOf, kindNamed, nameWithoutEnding } from './file-kinds.ts';
import { badFiles, goodFiles } from './file-samples.ts';
import { checkUploads } from './uploads.server.ts';
import { maximumFileSize } from './uploads.ts';

const file = (name: string, content: Uint8Array, type = '') =>
	new File([new Uint8Array(content)], name, { type });

async function problemOf(...files: File[]): Promise<string> {
	const refusal = await checkUploads(files).then(
		() => null,
		(error: Refusal) => error
	);
	return refusal?.fields.files ?? '';
}

describe('a file', () => {
	test.each(Object.entries(goodFiles))('%s is taken for what its content is', async (name, content) => {
		// What the browser says of it counts for nothing.
		const [upload] = await checkUploads([file(name, content, 'text/html')]);
		expect(upload).toMatchObject({ name, type: kindNamed(name)!.type });
		expect(upload!.sha256).toMatch(/^[\da-f]{64}$/);
		expect(Buffer.from(upload!.bytes).equals(content)).toBe(true);
	});

	test('of every kind is among the samples', () => {
		const shown = new Set(Object.keys(goodFiles).map((name) => kindNamed(name)!.type));
		for (const ending of acceptedEndings.split(','))
			expect(shown, ending).toContain(kindNamed(`x${ending}`)!.type);
	});

	test.each(badFiles)('%j is refused', async (name, content, problem) => {
		const [key, facts] = (await problemOf(file(name, content, 'application/pdf'))).split(/ (.*)/s);
		expect(key).toBe(problem);
		expect(JSON.parse(facts!)).toMatchObject({ name: expect.any(String) });
	});

	test('of 20 MB is taken, a byte more is not, and it is not read for that', async () => {
		const head = goodFiles['Vēstule.pdf']!;
		const full = new Uint8Array(maximumFileSize);
		full.set(head);
		expect(await problemOf(file('Liels.pdf', full))).toBe('');
		const unread = Object.assign(file('Par lielu.pdf', head), {
			arrayBuffer: () => Promise.reject(new Error('was read'))
		});
		Object.defineProperty(unread, 'size', { value: maximumFileSize + 1 });
		expect(await problemOf(unread)).toMatch(/^files_problem_big /);
	});

	test('is named where it is one of several that is wrong', async () => {
		const good = file('Vēstule.pdf', goodFiles['Vēstule.pdf']!);
		expect(await problemOf(good, file('Lapa.html', new Uint8Array([60])))).toContain('"name":"Lapa.html"');
		expect(await problemOf()).toBe('files_problem_none');
		expect(await problemOf(...Array.from({ length: 21 }, () => good))).toBe('files_problem_many');
		const half = Object.defineProperty(file('a.pdf', new Uint8Array([1])), 'size', { value: 13 * 1024 ** 2 });
		expect(await problemOf(half, half)).toBe('files_problem_together');
	});
});

test.each([
	['Vēstule.pdf', 'pdf', 'Vēstule'],
	['Ar punktiem 1.2. v3.DOCX', 'docx', 'Ar punktiem 1.2. v3'],
	['bez', null, 'bez'],
	['.pdf', null, '.pdf'],
	['punkts.', null, 'punkts.'],
	['1. uzdevums un tā izpilde', null, '1. uzdevums un tā izpilde'],
	['C:\\mape.x\\bez', null, 'C:\\mape.x\\bez']
])('%j ends in %j, and is called %j', (name, ending, title) => {
	expect(endingOf(name)).toBe(ending);
	expect(nameWithoutEnding(name)).toBe(title);
});
