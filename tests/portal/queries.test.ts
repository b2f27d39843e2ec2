import { afterAll, beforeAll, expect, test } from 'vitest';
import { doors } from '../../src/doors.ts';
import { inhabit, type Role } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';

/** The most that one page may ask of the database while nothing changes. */
const most = 8;

/** A look at what would be sent plans a whole day as it will be planned: no more of it however much there is of everything. */
const mostToPlan = 64;
/** A document of the minutes reads all that they say, and the texts that the secretariat chose beside. */
const mostToPrint = 9;

let portal: Portal;
let inhabited: Awaited<ReturnType<typeof inhabit>>;
beforeAll(async () => {
	portal = await startPortal({ MEASURE: '1' });
	inhabited = await inhabit(portal);
});
afterAll(() => portal?.stop());

/** Every page, and those that are asked with a filter: what comes from a file or a frame is no page. */
function pages(): string[] {
	const { institutionId, personId, slug, approvedId, addressOf } = inhabited;
	const routes = Object.entries(doors).filter(([route, { load }]) => load && !route.startsWith('/refused'));
	return [
		...routes.map(([route]) => addressOf(route)),
		`/tasks?q=barintiesu&body=${slug}&status=open&period=late`,
		`/tasks?institution=${institutionId}`,
		'/tasks?recipient=none',
		'/tasks/new',
		'/decisions/control?from=01.01.2020.',
		`/meetings/${inhabited.meetingId}/papers/agenda`,
		`/meetings/${inhabited.meetingId}/papers/control`,
		'/tasks/1/move?to=padome',
		'/tasks/batch?change=take_control&n=1&n=3',
		'/tasks/batch?change=assign&all=1',
		'/done?from=01.01.2022.',
		`/bodies/${slug}?date=2022-02-01`,
		'/composition?date=2022-02-01',
		`/introduction?person=${personId}`,
		'/introduction?person=me',
		'/people?q=parauga',
		'/people?mail=none',
		'/outbox?state=FAILED',
		`/meetings/${approvedId}/agreement`,
		`/meetings/${approvedId}/agreement/1`,
		'/prepared?history',
		`/rounds/new?after=${inhabited.roundId}`,
		`/rounds/${inhabited.roundId}?now`,
		'/rounds/figures?q=berni',
		'/programmes?q=video',
		`/programmes/new?after=${inhabited.programmeId}`,
		`/programmes/${inhabited.programmeId}/measures/new?chapter=${inhabited.chapterId}`,
		`/municipalities/surveys/${inhabited.foundYear}/findings?region=RIGA`,
		`/municipalities/surveys/${inhabited.surveyYear}/findings`,
		'/municipalities/practices?q=skol&area=15',
		'/extensions/figures?by=institution',
		'/extensions/figures?by=body',
		'/extensions/figures?by=institution&from=01.01.2022.&to=31.12.2030.',
		'/accounts?q=a',
		'/journal?task=1&who=a'
	];
}

/** How many statements a page takes; null where there is no such page for them. */
async function countOn(role: Role, path: string): Promise<number | null> {
	const answer = await inhabited.visitors[role].get(path);
	if (answer.status !== 200) return null;
	return Number(/^db;desc="(\d+)"$/.exec(answer.headers.get('server-timing') ?? '')?.[1]);
}

/** The pages that take more; one that is not counted is one of them. */
function tooMany(counts: Readonly<Record<string, number>>): [string, number][] {
	const mostOf = (path: string) => {
		if (path.startsWith('/outbox/preview')) return mostToPlan;
		return /\/(papers\/minutes|extract)$/.test(path) ? mostToPrint : most;
	};
	return Object.entries(counts).filter(([path, count]) => !(count <= mostOf(path)));
}

test.each<Role>(['administrator', 'secretary', 'assistant', 'chair', 'member'])(
	'no page takes a %s more than eight statements',
	async (role) => {
		const counts: Record<string, number> = {};
		for (const path of pages()) {
			// The first reader after a change also asks what is then remembered.
			await countOn(role, path);
			const count = await countOn(role, path);
			if (count !== null) counts[path] = count;
		}
		expect(Object.keys(counts).length).toBeGreaterThan(20);
		expect(tooMany(counts)).toEqual([]);
	}
);

test('nor a visitor, whatever a personal link opens', async () => {
	const answer = inhabited.addressOf('/answer/[token]');
	const counts: Record<string, number> = {};
	for (const path of [
		...[answer, `${answer}?to=extension`, `${answer}?to=competence`, `${answer}?to=drafting`],
		...[`${answer}?to=draft`, `${answer}?sent=draft.${inhabited.draftId}`],
		...[inhabited.addressOf('/drafting/[token]'), inhabited.askedPath, inhabited.askedDraftingPath]
	])
		counts[path] = (await countOn('visitor', path)) ?? NaN;
	expect(tooMany(counts)).toEqual([]);
});

test('nobody else is told how many statements an answer takes', async () => {
	const other = await startPortal();
	const answer = await other.visitor().get('/healthz');
	await other.stop();
	expect(answer.headers.get('server-timing')).toBeNull();
});
