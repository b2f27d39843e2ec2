import { m } from '#i18n/generated/messages.js';
import { z } from 'zod';

/** How this installation was set up: from the environment or `.env`, checked once at start. */
export interface Config {
	readonly host: string;
	readonly port: number;
	/** The address people use, without a slash at the end: links, cookies and the origin check follow from it. */
	readonly origin: string;
	readonly databaseUrl: string;
	readonly smtpUrl: string | null;
	/** The mailbox where replies and bounces come to, or null where nobody reads it. */
	readonly imapUrl: string | null;
	readonly mailFrom: { name: string; address: string };
	readonly secret: string | null;
	readonly secretFile: string;
	readonly production: boolean;
	readonly logLevel: string;
	/** Behind a proxy: the header that carries the visitor's address, and how many proxies stand in front. */
	readonly addressHeader: string | null;
}

/** What a setting should be: the key of the message that says so. */
type Expectation = keyof typeof expectations;
const expectations = {
	HOST: m.server_setting_host,
	PORT: m.server_setting_port,
	ORIGIN: m.server_setting_origin,
	DATABASE_URL: m.server_setting_database_url,
	SMTP_URL: m.server_setting_smtp_url,
	IMAP_URL: m.server_setting_imap_url,
	MAIL_FROM: m.server_setting_mail_from,
	MAIL_FROM_MISSING: m.server_setting_mail_from_missing,
	SECRET: m.server_setting_secret,
	LOG_LEVEL: m.server_setting_log_level,
	XFF_DEPTH: m.server_setting_xff_depth
};

/** Which settings are wrong, and what each should be. The values are not told: one may be a secret. */
export class WrongSettings extends Error {
	readonly problems: { setting: string; expected: Expectation }[];
	constructor(problems: WrongSettings['problems']) {
		super(`wrong settings: ${problems.map(({ setting }) => setting).join(', ')}`);
		this.name = 'WrongSettings';
		this.problems = problems;
	}

	/** One line a problem. */
	explain(locale: 'lv' | 'en'): string[] {
		return this.problems.map(
			({ setting, expected }) => `${setting}: ${expectations[expected]({}, { locale })}`
		);
	}
}

const text = z
	.string()
	.trim()
	.transform((value) => value || undefined)
	.optional();
const optional = (isRight: (value: string) => boolean) =>
	text.refine((value) => value === undefined || isRight(value));

const settings = z.object({
	HOST: optional((value) => /^[\w.:%-]+$/.test(value)),
	PORT: optional((value) => isNumber(value, 65_535)),
	ORIGIN: optional(isOrigin),
	DATABASE_URL: optional(isDatabase),
	SMTP_URL: optional(
		(value) => /^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname !== ''
	),
	IMAP_URL: optional(isMailbox),
	MAIL_FROM: optional((value) => mailbox(value) !== null),
	SECRET: optional((value) => value.length >= 32),
	NODE_ENV: text,
	LOG_LEVEL: optional((value) => ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].includes(value)),
	ADDRESS_HEADER: text,
	XFF_DEPTH: optional((value) => isNumber(value, 20))
});

/** Reads the settings out of an environment. Throws WrongSettings, with every problem at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const parsed = settings.safeParse(env);
	if (!parsed.success)
		throw new WrongSettings(
			parsed.error.issues.map(({ path }) => ({ setting: String(path[0]), expected: path[0] as Expectation }))
		);
	const set = parsed.data;
	const port = Number(set.PORT ?? 3000);
	const production = set.NODE_ENV === 'production';
	if (production && set.SMTP_URL && !set.MAIL_FROM)
		throw new WrongSettings([{ setting: 'MAIL_FROM', expected: 'MAIL_FROM_MISSING' }]);
	return {
		host: set.HOST ?? '0.0.0.0',
		port,
		origin: set.ORIGIN ? new URL(set.ORIGIN).origin : `http://localhost:${port}`,
		databaseUrl: set.DATABASE_URL ?? 'file:data/padome.db',
		smtpUrl: set.SMTP_URL ?? null,
		imapUrl: set.IMAP_URL ?? null,
		mailFrom: mailbox(set.MAIL_FROM ?? '') ?? {
			name: m.portal_brand({}, { locale: 'lv' }),
			address: 'padome@padome.example'
		},
		secret: set.SECRET ?? null,
		secretFile: 'data/secret',
		production,
		logLevel: set.LOG_LEVEL ?? 'info',
		addressHeader: set.ADDRESS_HEADER ?? null
	};
}

function isNumber(value: string, most: number): boolean {
	return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= most;
}

/** A file with a name, or a PostgreSQL address with a host and a database. */
function isDatabase(value: string): boolean {
	if (value.startsWith('file:')) return !/^file:(\?|$)|^file::memory:|\/(\?|$)/.test(value);
	return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1;
}

/** With a name to sign in by: nobody's mailbox is open to all. */
function isMailbox(value: string): boolean {
	if (!/^imaps?:\/\//.test(value) || !URL.canParse(value)) return false;
	const { hostname, username, password } = new URL(value);
	return hostname !== '' && username !== '' && password !== '';
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
