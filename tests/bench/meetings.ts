import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { freePort } from '../setup/free-port.ts';
import { generateCouncil } from './council.ts';
import { measure } from './load.ts';
import { look, statementsOf } from './page.ts';
import { serve, signInAt } from './served.ts';
import { generateSitting } from './sitting.ts';
import { printHead, printNote, printRow } from './table.ts';

/*
 * How quick a large meeting is: sixty seats, forty items, three hundred paragraphs, eighty decisions, and as many comments on the
 * draft. `npm run bench -- --meetings`.
 */

const council = { bodies: 1, people: 60, tasks: 1_000, events: 1_000 };
const size = { items: 40, paragraphs: 300, decisions: 80, comments: 80 };
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
/** Milliseconds that the product promises: of a page, of a document in Word, of approving. */
const most = { page: 250, word: 1_500, approval: 1_500 };
/** Statements; a document of minutes reads the texts of documents too. */
const mostStatements = { page: 9, word: 12 };

/** Prints what the pages of a large meeting cost; answers whether they are as quick as the product promises. */
export async function measureMeetings(): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'padome-meetings-'));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const environment = {
		...{ DATABASE_URL: `file:${join(folder, 'padome.db')}`, LOG_LEVEL: 'error', MEASURE: '1' },
		...{ SECRET: 'the secret of the bench, long enough to be one', HOST: '127.0.0.1' },
		...{ PORT: String(port), ORIGIN: origin }
	};
	try {
		const { address, commented, ready } = await prepare(environment);
		const portal = await serve(environment);
		try {
			const cookie = await signInAt(address);
			printNote(`a meeting with ${council.people} seats, ${size.items} items, ${size.paragraphs} paragraphs`);
			printHead();
			const before = await measurePages(origin, cookie, commented);
			const approval = await measureApproval(origin, cookie, ready);
			const after = await measurePages(origin, cookie, ready, approvedPages);
			return before && approval && after;
		} finally {
			await portal.stop();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function prepare(environment: Record<string, string> & { DATABASE_URL: string }) {
	await migrate(environment.DATABASE_URL, 'prisma');
	const installation = await openInstallation(readConfig(environment));
	try {
		const today = rigaDate(installation.clock.now());
		await generateCouncil(installation, council, today);
		const yesterday = addDays(today, -1);
		const commented = await generateSitting(installation, size, { date: yesterday, number: '1' });
		const ready = await generateSitting(installation, { ...size, comments: 0 }, { date: today, number: '2' });
		const address = await makeSignInAddress(installation, 'sekretariats@padome.example');
		return { address: address!, commented, ready };
	} finally {
		await installation.db.close();
	}
}

type Pages = readonly (readonly [name: string, path: string])[];
const pages: Pages = [
	['agenda', ''],
	['attendance', '/attendance'],
	['minutes', '/minutes'],
	['agreement', '/agreement'],
	['draft with comments', '/agreement/1'],
	['documents', '/papers'],
	['minutes on paper', '/papers/minutes'],
	['minutes as Word', '/papers/minutes/word']
];
const approvedPages: Pages = [
	['approved: minutes', '/minutes'],
	['approved: agreement', '/agreement/2'],
	['approved: on paper', '/papers/minutes'],
	['approved: as Word', '/papers/minutes/word']
];

async function measurePages(origin: string, cookie: string, id: string, some: Pages = pages) {
	let isQuick = true;
	for (const [name, own] of some) {
		const path = `/meetings/${id}${own}`;
		const page = await look(origin + path, cookie);
		const measured = await measure({ origin, cookie, seconds }, { connections: 1, request: { path } });
		printRow({ name, ...measured, ...page });
		const kind = own.endsWith('/word') ? 'word' : 'page';
		const isWithin = measured.p50 <= most[kind] && (page.queries ?? 0) <= mostStatements[kind];
		isQuick &&= isWithin && measured.failed === 0;
	}
	return isQuick;
}

/** Approves once, as the page's form does. */
async function measureApproval(origin: string, cookie: string, meetingId: string): Promise<boolean> {
	const address = `${origin}/meetings/${meetingId}/agreement/approve`;
	const page = await (await fetch(address, { headers: { cookie } })).text();
	const version = /name="version"[^>]*value="(\d+)"/.exec(page)![1]!;
	const began = performance.now();
	const answer = await fetch(`${address}?/approve`, {
		...{ method: 'POST', redirect: 'manual', headers: { cookie, origin, accept: 'text/html' } },
		body: new URLSearchParams({ id: randomUUID(), meetingId, version, decision: '' })
	});
	const took = performance.now() - began;
	if (answer.status !== 303) throw new Error(`approving was answered with ${answer.status}`);
	printNote(`approving takes ${took.toFixed(0)} ms and ${statementsOf(answer) ?? 'unknown'} statements`);
	return took <= most.approval;
}
