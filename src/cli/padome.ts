import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { consoleLocale, root } from './console.mjs';

// `npm run` starts here: what the administrator named on the command line is seen from where they stood.
const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
if (!existsSync('src/i18n/generated/messages.js') || !existsSync('src/lib/server/generated/sqlite/client.ts'))
	spawnSync(process.execPath, [join(root, 'src/cli/prepare-code.mjs')], { stdio: 'inherit' });

const { runCommand } = await import('./run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2), {
	env: process.env,
	locale: consoleLocale(),
	fileAt: (name) => resolve(from, name)
});
