// Makes the code that is made: Prisma's clients and the messages. Plain Node 20, because it runs before and after the build.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache/padome');
const kinds = ['sqlite', 'postgresql'];

prepareTypes();
for (const kind of kinds) prepareClient(kind);
await prepareMessages();
// The messages' compiler leaves timers behind that would keep the process for half a minute.
process.exit(0);

/** Prisma reads tsconfig.json, which in a fresh clone refers to a file that SvelteKit has yet to write. */
function prepareTypes() {
	if (existsSync(join(root, '.svelte-kit/tsconfig.json'))) return;
	run('types', '@sveltejs/kit/svelte-kit.js', ['sync']);
}

/** One Prisma schema out of the datasource of a kind and the models that stand once. */
function prepareClient(kind) {
	const output = join(root, 'src/lib/server/generated', kind);
	const datasource = join(root, 'prisma', kind, 'datasource.prisma');
	const models = filesBelow(join(root, 'prisma/models'));
	if (isFresh(`client-${kind}`, output, [datasource, ...models, packageOf('prisma')])) return;

	const folder = join(cache, kind);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const text = readFileSync(datasource, 'utf8').replace(
		/output\s*=\s*".*"/,
		() => `output = ${JSON.stringify(output)}`
	);
	writeFileSync(
		join(folder, 'schema.prisma'),
		[text, ...models.map((file) => readFileSync(file, 'utf8'))].join('\n')
	);
	rmSync(output, { recursive: true, force: true });
	// Prisma tries to download an engine at every start, which generating does not need: any executable satisfies it.
	run(
		`prisma client (${kind})`,
		'prisma/build/index.js',
		['generate', '--schema', join(folder, 'schema.prisma'), '--no-hints'],
		{
			PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
			PRISMA_HIDE_UPDATE_MESSAGE: '1',
			CHECKPOINT_DISABLE: '1'
		}
	);
	remember(`client-${kind}`, [datasource, ...models, packageOf('prisma')]);
}

async function prepareMessages() {
	const output = join(root, 'src/i18n/generated');
	const project = join(root, 'src/i18n/project.inlang');
	const sources = [
		join(project, 'settings.json'),
		...filesBelow(join(root, 'src/i18n/messages')),
		packageOf('@inlang/paraglide-js')
	];
	if (isFresh('messages', output, sources)) return;
	const { compile } = await import('@inlang/paraglide-js');
	await compile({
		project,
		outdir: output,
		strategy: ['cookie', 'baseLocale'],
		cookieName: 'padome-locale',
		outputStructure: 'message-modules',
		emitGitIgnore: false,
		emitPrettierIgnore: false,
		emitReadme: false
	});
	if (!existsSync(join(output, 'messages.js'))) fail('messages', 'nothing was compiled');
	keepPluralRules(join(output, 'registry.js'));
	remember('messages', sources);
}

function run(what, script, args, env = {}) {
	const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
		cwd: root,
		env: { ...process.env, ...env },
		encoding: 'utf8'
	});
	if (result.status !== 0) fail(what, `${result.stdout}\n${result.stderr}`);
}

/** The compiled messages make new plural rules at each call, 10 µs each; a list asks hundreds of times. One of each language is enough. */
function keepPluralRules(file) {
	const text = readFileSync(file, 'utf8');
	const kept = text.replace(
		'return new Intl.PluralRules(locale, options).select(Number(input))',
		'return (pluralRules[locale] ??= new Intl.PluralRules(locale)).select(Number(input))'
	);
	if (kept === text) fail('messages', 'the compiled plurals do not look as expected');
	writeFileSync(
		file,
		`${kept}\n/** @type {Partial<Record<import("./runtime.js").Locale, Intl.PluralRules>>} */\nconst pluralRules = {};\n`
	);
}

function fail(what, reason) {
	console.error(`padome: could not prepare ${what}: ${reason.trim()}`);
	process.exit(1);
}

function packageOf(name) {
	return join(root, 'node_modules', name, 'package.json');
}

function filesBelow(folder) {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.sort();
}

function fingerprint(files) {
	const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
	for (const file of files)
		hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

function isFresh(name, output, files) {
	const note = join(cache, `${name}.sha256`);
	return existsSync(output) && existsSync(note) && readFileSync(note, 'utf8') === fingerprint(files);
}

function remember(name, files) {
	mkdirSync(cache, { recursive: true });
	writeFileSync(join(cache, `${name}.sha256`), fingerprint(files));
}
