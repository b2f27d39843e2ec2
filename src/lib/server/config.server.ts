import { z } from 'zod';

/** How this installation was set up: from the environment or `.env`, checked once at start. */
export interface Config {
	readonly host: string;
	readonly port: number;
	/** The address people use, without a slash at the end: links, cookies and the origin check follow from it. */
	readonly origin: string;
	readonly databaseUrl: string;
	readonly smtpUrl: string | null;
	readonly mailFrom: { name: string; address: string };
	readonly secret: string | null;
	readonly secretFile: string;
	readonly production: boolean;
	readonly logLevel: string;
	/** Behind a proxy: the header that carries the visitor's address, and how many proxies stand in front. */
	readonly addressHeader: string | null;
}

/** One line a setting that is wrong: what it is, and what it should be. */
export class WrongSettings extends Error {
	readonly problems: string[];
	constructor(problems: string[]) {
		super(problems.join('\n'));
		this.name = 'WrongSettings';
		this.problems = problems;
	}
}

const text = z
	.string()
	.trim()
	.transform((value) => value || undefined)
	.optional();
const settings = z.object({
	HOST: text,
	PORT: text.refine(
		(value) => !value || (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65535),
		'a number from 1 to 65535, for example 3000'
	),
	ORIGIN: text.refine(
		(value) => !value || isOrigin(value),
		'the address people use, for example https://padome.lm.gov.lv, without a path'
	),
	DATABASE_URL: text.refine(
		(value) =>
			!value || value.startsWith('file:') || (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)),
		'file:data/padome.db or postgresql://user:password@host:5432/padome'
	),
	SMTP_URL: text.refine(
		(value) => !value || (/^smtps?:\/\//.test(value) && URL.canParse(value)),
		'smtp://user:password@host:587 or smtps://…:465'
	),
	MAIL_FROM: text.refine(
		(value) => !value || mailbox(value) !== null,
		'an address, for example "Padome <padome@lm.gov.lv>"'
	),
	SECRET: text.refine(
		(value) => !value || value.length >= 32,
		'at least 32 characters nobody can guess; leave it out and one is made'
	),
	NODE_ENV: text,
	LOG_LEVEL: text.refine(
		(value) => !value || ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].includes(value),
		'fatal, error, warn, info, debug or silent'
	),
	ADDRESS_HEADER: text
});

/** Reads the settings out of an environment. Throws WrongSettings, with every problem at once and never a value that may be secret. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const parsed = settings.safeParse(env);
	if (!parsed.success)
		throw new WrongSettings(
			parsed.error.issues.map((issue) => `${issue.path.join('.')} is wrong: it should be ${issue.message}`)
		);
	const set = parsed.data;
	const port = Number(set.PORT ?? 3000);
	const production = set.NODE_ENV === 'production';
	if (production && set.SMTP_URL && !set.MAIL_FROM)
		throw new WrongSettings([
			'MAIL_FROM is missing: with SMTP_URL mail needs a sender, for example "Padome <padome@lm.gov.lv>"'
		]);
	return {
		host: set.HOST ?? '0.0.0.0',
		port,
		origin: set.ORIGIN ? new URL(set.ORIGIN).origin : `http://localhost:${port}`,
		databaseUrl: set.DATABASE_URL ?? 'file:data/padome.db',
		smtpUrl: set.SMTP_URL ?? null,
		mailFrom: mailbox(set.MAIL_FROM ?? '') ?? {
			name: 'Bērnu lietu sadarbības padome',
			address: 'padome@padome.example'
		},
		secret: set.SECRET ?? null,
		secretFile: 'data/secret',
		production,
		logLevel: set.LOG_LEVEL ?? 'info',
		addressHeader: set.ADDRESS_HEADER ?? null
	};
}

function isOrigin(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const url = new URL(value);
	return (
		/^https?:$/.test(url.protocol) &&
		(url.pathname === '/' || url.pathname === '') &&
		!url.search &&
		!url.username
	);
}

/** "Name <address>" or a bare address. */
function mailbox(value: string): { name: string; address: string } | null {
	const match = /^(?:"?([^"<>]*?)"?\s*<([^<>\s@]+@[^<>\s@]+)>|([^<>\s@]+@[^<>\s@]+))$/.exec(value.trim());
	return match ? { name: match[1]?.trim() ?? '', address: (match[2] ?? match[3])! } : null;
}
