// Brings node_modules to what package-lock.json says, when it is not. Shared by `npm start` and `npm test`.
// Node 20 and its built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, wasStopped } from './child.mjs';
import { root, say, seconds, Trouble } from './console.mjs';

const windows = process.platform === 'win32';
/** npm writes it last, after every install script: an installation that was killed has none. */
const finished = join(root, 'node_modules/.package-lock.json');

/**
 * Installs when something is missing, and gives back the Node that everything after this runs on.
 * Without network nothing is asked of it when all is there.
 * @param {{ toBuild: boolean }} needs to build needs the tools; to serve what was built does not
 * @returns {Promise<string>} the path of a Node that runs TypeScript
 */
export async function ensureInstalled({ toBuild }) {
	const state = installState();
	const node = state === 'nothing' ? null : newNode();
	if (node && (state === 'everything' || !toBuild)) return node;
	await install();
	const installed = newNode();
	if (!installed) throw new Trouble('server_start_no_node', { version: process.versions.node });
	return installed;
}

/**
 * What of package-lock.json stands in node_modules.
 * @returns {'everything' | 'running' | 'nothing'} 'running': all but the tools, as `npm prune --omit=dev` leaves it
 */
export function installState() {
	if (!existsSync(finished)) return 'nothing';
	const present = packagesOf(finished);
	/** @type {'everything' | 'running'} */
	let state = 'everything';
	for (const [path, wanted] of Object.entries(packagesOf(join(root, 'package-lock.json')))) {
		if (path === '' || isAsWanted(path, wanted, present[path])) continue;
		// Optional ones that are not there at all belong to another kind of machine.
		if (wanted.optional && !present[path]) continue;
		if (!wanted.dev) return 'nothing';
		state = 'running';
	}
	return state;
}

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean }} Package
 * @param {string} path
 * @param {Package} wanted
 * @param {Package | undefined} present
 */
function isAsWanted(path, wanted, present) {
	return (
		present?.version === wanted.version &&
		present?.integrity === wanted.integrity &&
		existsSync(join(root, path, 'package.json'))
	);
}

/**
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
	} catch {
		return {};
	}
}

async function install() {
	const began = performance.now();
	say('server_start_installing');
	rmSync(finished, { force: true });
	const { code } = await runNpm(['ci', '--include=dev', '--prefer-offline', '--loglevel=error']);
	if (wasStopped()) process.exit(code);
	if (code !== 0) throw new Trouble('server_start_install_failed', { code }, code);
	say('server_start_installed', { seconds: seconds(began) });
}

/** @param {string[]} args */
async function runNpm(args) {
	// npm deletes node_modules, so it must not run on the Node inside it, which `npm run` puts first on the PATH.
	const inside = join(root, 'node_modules', '.bin');
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => folder !== inside)
		.join(delimiter);
	try {
		return await run('npm', args, { cwd: root, env: { ...process.env, PATH: path }, shell: windows });
	} catch {
		throw new Trouble('server_start_no_npm');
	}
}

/** The Node of node_modules, else this one where it is new enough. */
export function newNode() {
	const own = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
	if (own === process.execPath || isNewEnough(versionOf(own))) return own;
	return isNewEnough(process.versions.node) ? process.execPath : null;
}

/** @param {string} node */
function versionOf(node) {
	if (!existsSync(node)) return '0';
	const result = spawnSync(node, ['--version'], { encoding: 'utf8' });
	return result.status === 0 ? result.stdout.trim().slice(1) : '0';
}

/** From 22.18 on Node runs TypeScript by itself. @param {string} version */
function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 18);
}
