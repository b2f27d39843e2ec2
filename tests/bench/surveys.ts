import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { areaNumbers, countedQuestions } from '#lib/municipalities/questions.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { invented43, makeCounted } from '../setup/counted.ts';
import { freePort } from '../setup/free-port.ts';
import { startPostgresql } from '../setup/postgresql.ts';
import { generateCouncil } from './council.ts';
import { measure } from './load.ts';
import { look } from './page.ts';
import { serve, signInAt } from './served.ts';
import { printHead, printNote, printRow } from './table.ts';

/*
 * Whether the findings of a survey open as quickly after ten years as after one: 43 municipalities each year, every area marked.
 * `npm run bench -- --surveys`.
 */

const council = { bodies: 1, people: 10, tasks: 100, events: 100 };
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const lastYear = 2025;
/** Milliseconds that the product promises of a page, and of a document in Word. */
const most = { page: 250, word: 1_500 };
const mostStatements = 8;
/** Ten years may take so many times as long as one: the picture over the years is on the page, too. Below a part of what is promised nobody notices. */
const mostTimes = 3;
const unnoticed = 0.25;

/** Prints what the findings cost after one year and after ten, on both databases; answers whether they are as quick as promised. */
export async function measureSurveys(): Promise<boolean> {
	const postgresql = await startPostgresql();
	try {
		const inFile = await measureOn('SQLite', (folder) => `file:${join(folder, 'padome.db')}`);
		const onServer = await measureOn('PostgreSQL', async (_, years) => {
			const admin = new pg.Client({ connectionString: postgresql.url('postgres') });
			await admin.connect();
			await admin.query(`CREATE DATABASE surveys_${years}`);
			await admin.end();
			return postgresql.url(`surveys_${years}`);
		});
		return inFile && onServer;
	} finally {
		await postgresql.stop();
	}
}

/** Where the surveys of so many years are put. */
type AddressOf = (folder: string, years: number) => string | Promise<string>;

async function measureOn(name: string, addressOf: AddressOf): Promise<boolean> {
	printNote(name);
	printHead();
	const one = await measureYears(1, addressOf);
	const ten = await measureYears(10, addressOf);
	const isSteady = one.pages.every((page, at) => {
		const then = ten.pages[at]!;
		const isAsQuick = then.p50 <= Math.max(page.p50 * mostTimes, page.limit * unnoticed);
		return isAsQuick && then.queries === page.queries;
	});
	if (!isSteady) printNote('ten years take much longer than one');
	return one.isQuick && ten.isQuick && isSteady;
}

interface Took {
	readonly isQuick: boolean;
	/** Of each page: milliseconds, how many are promised, and how many statements it took. */
	readonly pages: readonly {
		readonly p50: number;
		readonly limit: number;
		readonly queries: number | null;
	}[];
}

async function measureYears(years: number, addressOf: AddressOf): Promise<Took> {
	const folder = mkdtempSync(join(tmpdir(), 'padome-surveys-'));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	try {
		const environment = {
			...{ DATABASE_URL: await addressOf(folder, years), LOG_LEVEL: 'error', MEASURE: '1' },
			...{ SECRET: 'the secret of the bench, long enough to be one', HOST: '127.0.0.1' },
			...{ PORT: String(port), ORIGIN: origin }
		};
		const address = await prepare(environment, years);
		const portal = await serve(environment);
		try {
			const cookie = await signInAt(address);
			await fetch(`${origin}/municipalities`, { headers: { cookie } });
			const began = performance.now();
			await (await fetch(origin + findings, { headers: { cookie } })).text();
			printNote(`first findings after a change, ${years}: ${(performance.now() - began).toFixed(0)} ms`);
			return await measurePages(origin, cookie, years);
		} finally {
			await portal.stop();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function prepare(environment: Record<string, string> & { DATABASE_URL: string }, years: number) {
	await migrate(environment.DATABASE_URL, 'prisma');
	const installation = await openInstallation(readConfig(environment));
	try {
		await generateCouncil(installation, council, rigaDate(installation.clock.now()));
		const { id: bodyId } = await installation.db.read.body.findFirstOrThrow();
		const areas = Object.fromEntries(areaNumbers.map((area) => [area, countedQuestions.areas]));
		const said = invented43().map((one) => ({ ...one, areas }));
		for (let year = lastYear; year > lastYear - years; year -= 1)
			await makeCounted(installation, { year, bodyId, said });
		return (await makeSignInAddress(installation, 'sekretariats@padome.example'))!;
	} finally {
		await installation.db.close();
	}
}

const findings = `/municipalities/surveys/${lastYear}/findings`;
const pages = [
	['findings', findings],
	['findings of a region', `${findings}?region=LATGALE`],
	['findings as Word', `${findings}/word`],
	['surveys', '/municipalities/surveys']
] as const;

async function measurePages(origin: string, cookie: string, years: number): Promise<Took> {
	let isQuick = true;
	const took: Took['pages'][number][] = [];
	for (const [name, path] of pages) {
		const page = await look(origin + path, cookie);
		const measured = await measure({ origin, cookie, seconds }, { connections: 1, request: { path } });
		printRow({ name: `${name}, ${years}`, ...measured, ...page });
		const limit = path.endsWith('/word') ? most.word : most.page;
		isQuick &&= measured.p50 <= limit && (page.queries ?? 0) <= mostStatements && measured.failed === 0;
		took.push({ p50: measured.p50, limit, queries: page.queries });
	}
	return { isQuick, pages: took };
}
