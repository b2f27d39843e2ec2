import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

/** The house (README, "How the house is laid out"): a room uses rooms of lower layers only. */
const layers: Record<string, number> = {
	server: 1,
	latvian: 1,
	calendar: 2,
	documents: 2,
	audit: 2,
	mail: 2,
	ui: 2,
	accounts: 3,
	council: 4,
	tasks: 5,
	notices: 5,
	requests: 6,
	meetings: 7,
	resolutions: 8,
	rounds: 8,
	programmes: 8,
	municipalities: 8,
	reminders: 9
};
/** The messages' compiled code stands below every room. */
const outside = 10;

const root = join(import.meta.dirname, '..');
const sources = filesBelow('src').filter(
	(file) => /\.(ts|svelte|mjs)$/.test(file) && !file.includes('/generated/') && !file.endsWith('.test.ts')
);

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
	const text = readFileSync(join(root, file), 'utf8');
	return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

function roomOf(path: string): string | null {
	return /^(?:src\/lib|#lib)\/([^/]+)\//.exec(path)?.[1] ?? null;
}

describe('the house', () => {
	test('every room has its layer', () => {
		const rooms = new Set(sources.map(roomOf).filter((room) => room !== null));
		expect([...rooms].filter((room) => !(room in layers))).toEqual([]);
	});

	test('a room imports from lower layers only', () => {
		const wrong: string[] = [];
		for (const file of sources) {
			const own = roomOf(file);
			const height = own ? layers[own]! : outside;
			for (const target of importsOf(file)) {
				const room = roomOf(target);
				if (room && room !== own && layers[room]! >= height) wrong.push(`${file} → ${target}`);
				if (own && /^(#portal|\$app|\.\.\/\.\.\/routes)/.test(target) && !file.endsWith('.svelte'))
					wrong.push(`${file} → ${target}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	test('imports between files of src use the subpaths with the file ending', () => {
		const wrong = sources.flatMap((file) =>
			importsOf(file)
				.filter(
					(target) =>
						target.startsWith('$lib') ||
						(/^(#lib|#i18n)\//.test(target) && !/\.(ts|js|svelte|css)$/.test(target))
				)
				.map((target) => `${file} → ${target}`)
		);
		expect(wrong).toEqual([]);
	});

	test('pure files touch neither the database, the clock nor the network', () => {
		const pure = sources.filter(
			(file) => file.startsWith('src/lib/') && /\.ts$/.test(file) && !/\.server\.ts$/.test(file)
		);
		const wrong = pure.flatMap((file) =>
			importsOf(file)
				.filter(
					(target) =>
						/\.server\.ts$/.test(target) ||
						/^(node:(fs|net|http|https|child_process)|pg|nodemailer|better-sqlite3|@prisma)/.test(target)
				)
				.map((target) => `${file} → ${target}`)
		);
		expect(wrong).toEqual([]);
	});

	test('nothing but the audit room and export reads or writes the database past db.read and db.write', () => {
		const allowed = /^src\/(lib\/server|cli)\//;
		const wrong = sources.filter(
			(file) =>
				!allowed.test(file) &&
				/PrismaClient|better-sqlite3|from 'pg'/.test(readFileSync(join(root, file), 'utf8'))
		);
		expect(wrong).toEqual([]);
	});
});

describe('the words', () => {
	const folder = 'src/i18n/messages';
	const locales = ['lv', 'en'];
	const read = (locale: string, file: string) =>
		JSON.parse(readFileSync(join(root, folder, locale, file), 'utf8')) as Record<string, unknown>;
	const files = readdirSync(join(root, folder, 'lv'));

	test('every message is in both languages, under its room’s name', () => {
		expect(readdirSync(join(root, folder, 'en')).sort()).toEqual([...files].sort());
		for (const file of files) {
			const [lv, en] = locales.map((locale) =>
				Object.keys(read(locale, file)).filter((key) => key !== '$schema')
			);
			expect(en!.sort(), file).toEqual(lv!.sort());
			const room = file.replace('.json', '');
			expect(
				lv!.filter((key) => !key.startsWith(`${room}_`)),
				file
			).toEqual([]);
		}
	});

	test('both languages use the same placeholders', () => {
		for (const file of files) {
			const [lv, en] = locales.map((locale) => read(locale, file));
			for (const key of Object.keys(lv!)) {
				const names = (message: unknown) =>
					[
						...new Set([...JSON.stringify(message ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
					].sort();
				if (typeof lv![key] === 'string') expect(names(en![key]), `${file}: ${key}`).toEqual(names(lv![key]));
			}
		}
	});

	test('a document has versions, a mandate has wordings: in Latvian each is called by one word', () => {
		const said = (pattern: RegExp, ...of: string[]) =>
			of.filter((file) => pattern.test(readFileSync(join(root, 'src/i18n', file), 'utf8')));
		expect(
			said(/redakcij/i, 'messages/lv/files.json', 'messages/lv/word.json', 'help/lv/documents.md')
		).toEqual([]);
		expect(said(/versij/i, 'messages/lv/bodies.json', 'help/lv/bodies.md')).toEqual([]);
	});

	test('no component holds words of its own', () => {
		const spoken = new Set(['placeholder', 'title', 'aria-label', 'alt', 'label']);
		const wrong: string[] = [];
		for (const file of sources.filter((file) => file.endsWith('.svelte'))) {
			const { fragment } = parse(readFileSync(join(root, file), 'utf8'), { modern: true });
			walk(fragment, (node) => {
				if (node.type === 'Text' && /\p{L}{2,}/u.test(node.data)) wrong.push(`${file}: ${node.data.trim()}`);
				if (node.type === 'Attribute' && spoken.has(node.name) && Array.isArray(node.value))
					for (const part of node.value)
						if (part.type === 'Text' && /\p{L}/u.test(part.data))
							wrong.push(`${file}: ${node.name}="${part.data}"`);
			});
		}
		expect(wrong).toEqual([]);
	});

	test('every message is used', () => {
		const code = [...sources, ...filesBelow('tests'), ...filesBelow('prisma')]
			.filter((file) => /\.(ts|svelte|mjs)$/.test(file))
			.map((file) => readFileSync(join(root, file), 'utf8'))
			.join('\n');
		const used = new Set([...code.matchAll(/(?:\bm\.|')([a-z]+_\w+)/g)].map((match) => match[1]));
		const unused = files.flatMap((file) =>
			Object.keys(read('lv', file)).filter((key) => key !== '$schema' && !used.has(key))
		);
		expect(unused).toEqual([]);
	});
});

/** Visits what is shown: not scripts, styles or the values of attributes. */
function walk(node: unknown, visit: (node: AST.Text | AST.Attribute) => void): void {
	if (Array.isArray(node)) return node.forEach((each) => walk(each, visit));
	if (node === null || typeof node !== 'object') return;
	const { type } = node as { type?: string };
	if (type === 'Text' || type === 'Attribute') visit(node as AST.Text | AST.Attribute);
	if (type === 'Attribute') return;
	for (const [key, value] of Object.entries(node))
		if (key !== 'expression' && key !== 'parent') walk(value, visit);
}
