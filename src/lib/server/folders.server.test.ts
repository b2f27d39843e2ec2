import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolderOf, NoFolder } from './folders.server.ts';

const place = mkdtempSync(join(tmpdir(), 'padome-folders-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the folder of a file', () => {
	test('is made with those it is in, for nobody else to read; twice is once', () => {
		const file = join(place, 'a/b/padome.db');
		makeFolderOf(file);
		makeFolderOf(file);
		expect(statSync(join(place, 'a/b')).mode & 0o777).toBe(0o700);
		expect(existsSync(file)).toBe(false);
	});

	test('stays as it is where it is there', () => {
		const before = statSync(place).mode;
		makeFolderOf(join(place, 'padome.db'));
		expect(statSync(place).mode).toBe(before);
	});

	writeFileSync(join(place, 'text'), 'a file');
	test.each([
		['below a file', join(place, 'text/padome.db'), join(place, 'text')],
		['deep below a file', join(place, 'text/a/padome.db'), join(place, 'text')],
		['below what is no disk', '/proc/padome/a/padome.db', '/proc/padome'],
		['below a device', '/dev/null/a/padome.db', '/dev/null']
	])('cannot be made %s, and says so at once', (_, file, folder) => {
		expect(() => makeFolderOf(file)).toThrow(NoFolder);
		expect(() => makeFolderOf(file)).toThrow(`the folder ${folder} cannot be made`);
	});
});
