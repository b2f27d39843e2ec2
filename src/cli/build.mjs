// Builds the portal when its sources are not those of the last build. Node 20 and its built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, wasStopped } from './child.mjs';
import { root, say, seconds, Trouble } from './console.mjs';

const sources = [
	'src',
	'static',
	'prisma/models',
	'prisma/sqlite/datasource.prisma',
	'prisma/postgresql/datasource.prisma',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];
/** Made out of the others. */
const made = [
	'src/lib/server/generated',
	'src/i18n/generated',
	'src/i18n/project.inlang/.lix',
	'src/i18n/project.inlang/.meta.json',
	'src/i18n/project.inlang/README.md',
	'src/i18n/project.inlang/.gitignore'
];
const note = join(root, 'build/padome.sha256');

/** Whether what stands in build/ was built from what stands in src/. */
export function isBuilt() {
	return (
		existsSync(join(root, 'build/index.js')) &&
		existsSync(note) &&
		readFileSync(note, 'utf8') === sourcesHash()
	);
}

/**
 * Builds. The note is written last, so that a build that was killed is made again.
 * @param {string} node
 */
export async function build(node) {
	const began = performance.now();
	say('server_start_building');
	const hash = sourcesHash();
	await step(node, ['src/cli/prepare-code.mjs']);
	await step(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
	writeFileSync(note, hash);
	say('server_start_built', { seconds: seconds(began) });
}

/**
 * @param {string} node
 * @param {string[]} args
 */
async function step(node, args) {
	const env = { ...process.env, NODE_ENV: 'production' };
	const { code, output } = await run(node, args, { cwd: root, env, quiet: true });
	if (wasStopped()) process.exit(code);
	if (code === 0) return;
	console.error(output.trim());
	throw new Trouble('server_start_build_failed');
}

function sourcesHash() {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesOf))
		hash
			.update(file)
			.update('\0')
			.update(readFileSync(join(root, file)))
			.update('\0');
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} every file at or below it that somebody wrote, in order; tests are not built
 */
function filesOf(path) {
	if (!existsSync(join(root, path)) || made.includes(path) || /\.test\.(ts|mjs)$/.test(path)) return [];
	const folder = join(root, path);
	try {
		return readdirSync(folder)
			.sort()
			.flatMap((name) => filesOf(`${path}/${name}`));
	} catch {
		return [path];
	}
}

// `npm run build` ends here, so that `npm start` knows that what it finds is fresh.
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(note, sourcesHash());
