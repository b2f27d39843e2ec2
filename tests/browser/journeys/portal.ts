import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test as plain, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Email } from 'postal-mime';
import {
	addresses,
	browserToday,
	copiedSample,
	environment,
	folder as sampleFolder,
	found,
	root,
	type Locale,
	type Role
} from '../place.ts';
import { freePort } from '../../setup/free-port.ts';
import { watch, type Visit } from '../visit.ts';
import { openMailbox } from './mailbox.ts';

/** A portal of one test's own: what a journey changes, no other test meets. */
export interface Portal {
	readonly origin: string;
	/** Opens a browser of somebody's own, signed in through the front door, on the start page. Who is a role or an address. */
	as(who: Role | 'visitor' | (string & {}), visit?: Visit): Promise<Page>;
	/** Runs `padome COMMAND` beside the portal and answers what it printed. */
	run(...command: string[]): Promise<string>;
	/** Lets days pass: the same portal, started again at that moment (ISO). Whoever is signed in stays so. */
	moveTo(now: string): Promise<void>;
	/** Sends what waits, and answers the link in the newest mail to an address. */
	mailedLink(to: string): Promise<string>;
	/** Answers the newest mail to an address that says this; sends what waits where it is not there yet. */
	mailed(to: string, words: string): Promise<Email>;
	/** Sends what waits, and answers to whom mails went whose subject says this: each address as often as it got one. */
	mailedTo(subject: string): Promise<string[]>;
}

const execute = promisify(execFile);

interface Fixtures {
	/** With the sample council, on 25 March 2022. */
	portal: Portal;
	/** The same with a mail server. */
	mailedPortal: Portal;
	/** With nothing and nobody in it, and a mail server. */
	emptyPortal: Portal;
}

export const test = plain.extend<Fixtures, { mailingPortal: Portal }>({
	portal: ({ browser }, use, info) => serve(browser, use, { name: info.testId, isSample: true }),
	mailedPortal: ({ browser }, use, info) =>
		serve(browser, use, { name: info.testId, isSample: true, hasMailbox: true }),
	emptyPortal: ({ browser }, use, info) =>
		serve(browser, use, { name: info.testId, isSample: false, hasMailbox: true }),
	/** With the sample council and a mail server: one for tests of which each goes on where the one before ended. */
	mailingPortal: [
		({ browser }, use, { workerIndex }) =>
			serve(browser, use, { name: `mailing-${workerIndex}`, isSample: true, hasMailbox: true }),
		{ scope: 'worker' }
	]
});

/** In which ways every journey is made: in each language, and once without JavaScript. */
export const ways = [
	{ locale: 'lv', javaScript: false },
	{ locale: 'en', javaScript: true }
] as const;

/** "in lv, without JavaScript": the end of a test's title. */
export function wayWords({ locale, javaScript }: { locale: Locale; javaScript: boolean }): string {
	return `in ${locale}${javaScript ? '' : ', without JavaScript'}`;
}

async function serve(
	browser: Browser,
	use: (portal: Portal) => Promise<void>,
	{ name, isSample, hasMailbox = false }: { name: string; isSample: boolean; hasMailbox?: boolean }
): Promise<void> {
	const folder = join(sampleFolder, 'journeys', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	if (isSample) copyFileSync(copiedSample, join(folder, 'padome.db'));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const mailbox = hasMailbox ? await openMailbox() : null;
	const env = {
		...{ ...process.env, ...environment },
		...{ DATABASE_URL: `file:${join(folder, 'padome.db')}`, PORT: String(port), ORIGIN: origin },
		...(mailbox && { SMTP_URL: mailbox.url, MAIL_FROM: 'Padome <padome@padome.example>' })
	};
	const padome = [join(root, 'src/cli/padome.ts')];
	const start = (SHIFTED_NOW: string) => {
		const options = { cwd: root, env: { ...env, SHIFTED_NOW }, stdio: 'pipe' } as const;
		return {
			now: SHIFTED_NOW,
			at: Date.now(),
			server: spawn(process.execPath, [...padome, 'serve'], options)
		};
	};
	let began = start(browserToday);
	const run = async (...command: string[]) => {
		// Each process begins at its own SHIFTED_NOW: this one where the portal is by now.
		const SHIFTED_NOW = new Date(Date.parse(began.now) + Date.now() - began.at).toISOString();
		const options = { cwd: root, env: { ...env, SHIFTED_NOW }, maxBuffer: 100_000_000 };
		return (await execute(process.execPath, [...padome, ...command], options)).stdout;
	};
	const contexts: BrowserContext[] = [];
	const faults: string[] = [];
	const used = new Map<string, number>();
	try {
		await listening(began.server, origin);
		await use({
			origin,
			as: async (who, visit = {}) => {
				const context = await openContext(browser, origin, visit);
				contexts.push(context);
				const page = await context.newPage();
				watch(page, faults, visit.refusing);
				const email = who in addresses ? addresses[who as Role][visit.locale ?? 'lv'] : who;
				if (who !== 'visitor') {
					const turn = used.get(email) ?? 0;
					used.set(email, turn + 1);
					await signIn(page, found().signIn[email]![turn]!.replace(/^https?:\/\/[^/]+/, origin));
					await speak(page, visit.locale ?? 'lv');
				}
				return page;
			},
			run,
			async moveTo(now) {
				await end(began.server);
				began = start(now);
				await listening(began.server, origin);
			},
			async mailedLink(to) {
				await run('deliver');
				return /https?:\/\/\S+/.exec(mailbox!.newest(to).text!)![0];
			},
			async mailed(to, words) {
				if (!mailbox!.has(to, words)) await run('deliver');
				// The portal may have been sending it just then.
				await expect.poll(() => mailbox!.has(to, words), `a mail to ${to} that says ${words}`).toBe(true);
				return mailbox!.newest(to, words);
			},
			async mailedTo(subject) {
				await run('deliver');
				return mailbox!.reached(subject);
			}
		});
	} finally {
		for (const context of contexts) await context.close();
		await end(began.server);
		await mailbox?.close();
	}
	expect(faults, 'nothing goes wrong in the browser').toEqual([]);
}

async function openContext(browser: Browser, origin: string, visit: Visit): Promise<BrowserContext> {
	const { javaScript = true, width = 1280, locale = 'lv', theme = 'light' } = visit;
	const context = await browser.newContext({
		...{ baseURL: origin, locale: 'lv-LV', timezoneId: 'Europe/Riga', reducedMotion: 'reduce' },
		...{ viewport: { width, height: 900 }, javaScriptEnabled: javaScript }
	});
	// What is not there by then will not come: better said at its step than when the whole test is out of time.
	context.setDefaultTimeout(30_000);
	await context.addCookies([
		{ name: 'padome-locale', value: locale, url: origin },
		{ name: 'padome-theme', value: theme, url: origin }
	]);
	return context;
}

/** Through a one-time address, its page and its button. */
export async function signIn(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.getByRole('main').getByRole('button').click();
	await expect(page.getByRole('navigation').first()).toBeAttached();
}

/** The portal keeps the language with the account: whoever reads another one says so, by the button on every page. */
export async function speak(page: Page, locale: Locale): Promise<void> {
	const other = page.getByRole('button', { name: locale === 'lv' ? 'Latviešu' : 'English' });
	if ((await other.count()) > 0) await other.first().click();
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
}

/** When it answers; what it said if it ended before. */
async function listening(server: ChildProcess, origin: string): Promise<void> {
	let said = '';
	const ready = new Promise<void>((done, failed) => {
		const hear = (part: Buffer) => {
			said += String(part);
			if (said.includes(`${origin} `)) done();
		};
		server.stdout!.on('data', hear);
		server.stderr!.on('data', hear);
		server.once('exit', () => failed(new Error(`the portal did not start: ${said}`)));
	});
	await ready;
}

async function end(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = once(server, 'exit');
	// What it serves is of no use to anybody now: it need not wait for open connections.
	server.kill('SIGKILL');
	await ended;
}

export { expect };
