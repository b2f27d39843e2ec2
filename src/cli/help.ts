import { m } from '#i18n/generated/messages.js';
import type { Command, Locale } from './command.ts';

const npm = 'npm run -s padome --';

/** The lines that explain one command. */
export function helpFor(command: Command, locale: Locale): string[] {
	const options = Object.entries(command.options ?? {}).map(([name, option]): [string, string] => [
		`--${name}${option.value ? ` ${option.value}` : ''}`,
		option.explain(locale)
	]);
	options.push(['--json', m.server_cli_json({}, { locale })], ['--help', m.server_cli_help({}, { locale })]);
	return [`${npm} ${command.usage}`, '', command.summary(locale), '', ...columns(options)];
}

/** The lines that name every command. */
export function helpForAll(commands: readonly Command[], locale: Locale): string[] {
	return [
		`${npm} …`,
		'',
		...columns(commands.map((command) => [command.usage, command.summary(locale)])),
		'',
		m.server_cli_more({}, { locale })
	];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
