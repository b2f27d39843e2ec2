import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundAsked } from './asked.ts';
import type { FoundLinks } from './links.ts';
import type { FoundAgreed } from './agreed.ts';
import type { FoundMinutes } from './minutes.ts';
import type { FoundPlan } from './work-plan.ts';
import type { FoundPolled } from './polled.ts';
import type { FoundAsking } from './asking.ts';
import type { FoundWritten } from './written.ts';
import type { FoundReports } from './reports.ts';
import type { FoundProgrammes } from './programmes.ts';
import type { FoundRounds } from './rounds.ts';
import type { FoundFindings, FoundSurveys } from './surveys.ts';
import type { FoundPublished } from './published.ts';
import type { FoundResolutions } from './resolutions.ts';

/** Where the browser tests' own portal stands: the sample council, on 25 March 2022. */
export const browserPort = Number(process.env.BROWSER_PORT ?? 4180);
export const browserOrigin = `http://localhost:${browserPort}`;
export const browserToday = '2022-03-25T09:00:00Z';
export const root = join(import.meta.dirname, '../..');
/** What belongs to one portal: a run may have several. */
export const folder = process.env.BROWSER_FOLDER ?? join(root, 'tests/results/portal');

/** The same sample, inhabited and untouched: each journey begins with a copy of it. */
export const copiedSample = join(folder, 'sample.db');

/** The environment of every process that belongs to it. */
export const environment = {
	DATABASE_URL: `file:${join(folder, 'padome.db')}`,
	SECRET: 'the secret of the browser tests, long enough',
	HOST: '127.0.0.1',
	PORT: String(browserPort),
	ORIGIN: browserOrigin,
	LOG_LEVEL: 'warn',
	SHIFTED_NOW: browserToday,
	NODE_OPTIONS: `--import=${join(root, 'tests/setup/shifted-clock.mjs')}`
};

export const locales = ['lv', 'en'] as const;
export type Locale = (typeof locales)[number];

/**
 * Who acts in a role, and in which language: the portal keeps the language with the account, so each language has people
 * of its own. Those in English are not of the sample; accounts.ts adds them.
 */
export const addresses = {
	administrator: { lv: 'administrators@padome.example', en: 'administrator.en@padome.example' },
	secretary: { lv: 'sekretariats@padome.example', en: 'secretary.en@padome.example' },
	assistant: { lv: 'asistents@padome.example', en: 'assistant.en@padome.example' },
	chair: { lv: 'vaditajs@padome.example', en: 'vaditajs.lm@padome.example' },
	member: { lv: 'loceklis@padome.example', en: 'loceklis.iem@padome.example' }
} as const;

export type Role = keyof typeof addresses;
export const roles = Object.keys(addresses) as Role[];

/** Where a person's cookies are kept between setup and tests. */
export function stateOf(role: Role, locale: Locale = 'lv'): string {
	return join(folder, `${role}.${locale}.json`);
}

/** What only the database knows: where one document, one mail and one institution are; and ids of one of each that has no page here. */
export interface Found {
	attachment: string;
	mail: string;
	institution: string;
	/** A seat of "barintiesu-darbs", whoever holds it, and how. */
	post: string;
	person: string;
	membership: string;
	contact: string;
	/** Of "barintiesu-darbs". */
	mandate: string;
	/** Of a task that is no other test's: 4. */
	source: string;
	/** The account of a member whom no other test is. */
	account: string;
	/** A meeting of "barintiesu-darbs" that is to come: it has three items, the first with a paper, and is no other test's. */
	planned: { meeting: string; items: string[]; paper: string };
	/** A meeting of "barintiesu-darbs" on the day of the tests, with two items. */
	meeting: string;
	/** One of the same group in a fortnight, and the link by which one of its members answers. */
	called: string;
	calledAnswer: string;
	event: string;
	/** A reply that waits, and another. */
	incoming: string;
	incomingOther: string;
	file: string;
	/** One-time sign-in addresses, a few for each e-mail address: no two tests use the same. */
	signIn: Record<string, string[]>;
	links: FoundLinks;
	asked: FoundAsked;
	minutes: FoundMinutes;
	agreed: FoundAgreed;
	polled: FoundPolled;
	workPlan: FoundPlan;
	published: FoundPublished;
	written: FoundWritten;
	resolutions: FoundResolutions;
	asking: FoundAsking;
	rounds: FoundRounds;
	programmes: FoundProgrammes;
	surveys: FoundSurveys;
	findings: FoundFindings;
	/** A municipality's draft by the guide. */
	guide: string;
	reports: FoundReports;
}

const foundFile = join(folder, 'found.json');
export { foundFile };

export function found(): Found {
	return JSON.parse(readFileSync(foundFile, 'utf8')) as Found;
}
