import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseKind } from '#lib/server/database.server.ts';

/** The SQL that makes, out of nothing, what prisma/models say; in a process of its own, because it is WebAssembly. */
export async function sqlOfModels(kind: DatabaseKind): Promise<string> {
	const program = `
		import { differenceSql, schemaOf } from './src/cli/make-migration.mjs';
		process.stdout.write(await differenceSql('${kind}', '', schemaOf('${kind}')));`;
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--experimental-wasm-modules', '--no-warnings', '--input-type=module', '--eval', program],
		{ cwd: join(import.meta.dirname, '../..'), maxBuffer: 2 ** 24 }
	);
	return stdout;
}
