import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { environment, folder, root } from './place.ts';

// A portal of the browser tests' own: the built one, on a new database with the sample council.
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const portal = spawn(process.execPath, ['src/cli/padome.ts', 'serve', '--sample-if-new'], {
	cwd: root,
	env: { ...process.env, ...environment },
	stdio: 'inherit'
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => portal.kill(signal));
portal.on('exit', (code) => process.exit(code ?? 0));
