// `npm start`: from a fresh clone to a serving portal. It installs and builds only what is not yet there or no longer
// right, so the second start takes seconds and needs no network. Node 20 and its built-ins only.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { endWithStarter, run } from './child.mjs';
import { root, say, Trouble } from './console.mjs';
import { ensureInstalled } from './install.mjs';
import { takeTurn } from './turn.mjs';

try {
	process.exitCode = await start();
} catch (error) {
	if (!(error instanceof Trouble)) throw error;
	console.error(`padome: ${error.message}`);
	process.exitCode = error.exitCode;
}

async function start() {
	endWithStarter();
	if (Number(process.versions.node.split('.')[0]) < 20)
		throw new Trouble('server_start_old_node', { version: process.versions.node });
	await assertPortIsFree();
	const giveBack = await takeTurn(join(root, '.svelte-kit/padome.lock'), () => say('server_start_waiting'));
	let node;
	try {
		const built = isBuilt();
		node = await ensureInstalled({ toBuild: !built });
		if (!built) await build(node);
	} finally {
		giveBack();
	}
	const { code } = await run(node, ['src/cli/padome.ts', 'serve', '--sample-if-new'], {
		cwd: root,
		tied: true
	});
	return code;
}

/** Before anything is built: a portal that serves from build/ must not lose it under its feet. */
async function assertPortIsFree() {
	const set = settings();
	const host = set.HOST || '0.0.0.0';
	const port = Number(set.PORT || 3000);
	// What else may be wrong with the settings is said by `serve`, which knows them all.
	if (!Number.isInteger(port) || port < 1 || port > 65_535) return;
	const code = await new Promise((answer) => {
		const server = createServer();
		server.once('error', (error) => answer(/** @type {NodeJS.ErrnoException} */ (error).code));
		server.listen({ host, port, exclusive: true }, () => server.close(() => answer('')));
	});
	if (code === 'EADDRINUSE') throw new Trouble('server_port_taken', { port });
}

/** The environment, and what `.env` adds to it. @returns {Record<string, string | undefined>} */
function settings() {
	try {
		process.loadEnvFile?.(join(root, '.env'));
	} catch {
		// There is none, which is usual.
	}
	return process.env;
}
