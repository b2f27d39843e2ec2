import { parseArgs } from 'node:util';
import { m } from '#i18n/generated/messages.js';
import { CommandError, UsageError, type Call, type Command, type Locale, type Outcome } from './command.ts';
import { explain } from './explain.ts';
import { helpFor, helpForAll } from './help.ts';

const commands: Record<string, () => Promise<Command>> = {
	serve: async () => (await import('./commands/serve.ts')).serve,
	migrate: async () => (await import('./commands/migrate.ts')).migrate,
	sample: async () => (await import('./commands/sample.ts')).sample,
	admin: async () => (await import('./commands/admin.ts')).admin,
	'sign-in-link': async () => (await import('./commands/sign-in-link.ts')).signInLink,
	remind: async () => (await import('./commands/remind.ts')).remind,
	deliver: async () => (await import('./commands/deliver.ts')).deliver,
	export: async () => (await import('./commands/export.ts')).exportAll,
	import: async () => (await import('./commands/import.ts')).importAll,
	backup: async () => (await import('./commands/backup.ts')).backup,
	restore: async () => (await import('./commands/restore.ts')).restore,
	doctor: async () => (await import('./commands/doctor.ts')).doctor
};

export interface Surroundings {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly locale: Locale;
	/** Where a file is that was named on the command line. */
	readonly fileAt: (name: string) => string;
}

/** Runs one command of the command line and gives its exit code: 0, 1 when something is wrong, 2 when it was called wrongly. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const { locale } = surroundings;
	const json = args.includes('--json');
	try {
		const [name, ...rest] = args;
		const outcome =
			name && !name.startsWith('-')
				? await callCommand(name, rest, surroundings)
				: await overview(name, locale);
		await print(json && outcome.json !== undefined ? JSON.stringify(outcome.json) : outcome.lines.join('\n'));
		return outcome.exitCode ?? 0;
	} catch (error) {
		const { lines, exitCode } = explain(error, locale);
		if (json) await print(JSON.stringify({ error: lines.join('\n') }));
		else for (const line of lines) console.error(`padome: ${line}`);
		return exitCode;
	}
}

async function callCommand(
	name: string,
	args: readonly string[],
	{ env, locale, fileAt }: Surroundings
): Promise<Outcome> {
	const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!load) throw new UsageError(m.server_cli_unknown({ name }, { locale }));
	const command = await load();
	const { values, positionals } = parse(command, args, locale);
	if (values.help) return { lines: helpFor(command, locale), json: undefined };
	const call: Call = {
		positionals,
		options: values,
		env,
		locale,
		json: values.json === true,
		fileAt,
		tell: (line) => process.stderr.write(`padome: ${line}\n`)
	};
	const expected = command.usage.split(' ').slice(1);
	const missing = expected[positionals.length];
	if (missing)
		throw new UsageError(m.server_cli_missing({ what: missing, usage: command.usage }, { locale }));
	if (positionals.length > expected.length)
		throw new UsageError(
			m.server_cli_too_much({ what: positionals[expected.length]!, usage: command.usage }, { locale })
		);
	return command.run(call);
}

function parse(command: Command, args: readonly string[], locale: Locale) {
	const options = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;
	try {
		return parseArgs({
			args: [...args],
			options: { ...options, ...command.options },
			allowPositionals: true
		});
	} catch (error) {
		const what = /'([^']*)'/.exec((error as Error).message)?.[1] ?? args.join(' ');
		throw new UsageError(m.server_cli_option({ what, usage: command.usage }, { locale }));
	}
}

async function overview(flag: string | undefined, locale: Locale): Promise<Outcome> {
	if (flag && !['--help', '-h', '--json'].includes(flag))
		throw new UsageError(m.server_cli_unknown({ name: flag }, { locale }));
	const all = await Promise.all(Object.values(commands).map((load) => load()));
	return { lines: helpForAll(all, locale), json: undefined, exitCode: flag ? 0 : 2 };
}

/** Waits until it is written, so that a pipe that is slow gets it all. */
function print(text: string): Promise<void> {
	if (text === '') return Promise.resolve();
	return new Promise((done, failed) =>
		process.stdout.write(`${text}\n`, (error) => (error ? failed(new CommandError(error.message)) : done()))
	);
}
