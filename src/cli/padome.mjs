// `npm run padome`: the command line, on a Node that runs it. Node 20 and its built-ins only.
import { fileURLToPath } from 'node:url';
import { Trouble } from './console.mjs';
import { newNode } from './install.mjs';

const node = newNode();
if (node === process.execPath) await import('./padome.ts');
else if (node) {
	const { run } = await import('./child.mjs');
	const { code } = await run(node, [
		fileURLToPath(new URL('padome.ts', import.meta.url)),
		...process.argv.slice(2)
	]);
	process.exitCode = code;
} else {
	console.error(`padome: ${new Trouble('server_start_no_node', { version: process.versions.node }).message}`);
	process.exitCode = 1;
}
