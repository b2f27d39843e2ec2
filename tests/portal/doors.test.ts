import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doors, passes, type Level } from '../../src/doors.ts';
import { inhabit, roles, type Role } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';
import type { Visitor } from './visitor.ts';

let portal: Portal;
let inhabitants: Awaited<ReturnType<typeof inhabit>>;

beforeAll(async () => {
	portal = await startPortal();
	inhabitants = await inhabit(portal);
});
afterAll(() => portal?.stop());

const standings = {
	visitor: null,
	member: { role: null },
	chair: { role: null },
	assistant: { role: 'ASSISTANT' },
	secretary: { role: 'SECRETARY' },
	administrator: { role: 'ADMINISTRATOR' }
} as const;

const headingOf = (page: string) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page)?.[1]?.trim() ?? page.slice(0, 200);

/** What the door alone decides: null where the room behind it answers. */
function refusalOf(level: Level, role: Role, isReading: boolean): number | null {
	if (passes(level, standings[role])) return null;
	if (role === 'visitor') return isReading ? 303 : 401;
	return 404;
}

/** Whom the room behind a door turns away, though the door lets them pass: for them there is no such page either. */
const turnedAway: Readonly<Record<string, readonly Role[]>> = {
	// Parts of a task are created by whoever leads its body, and by the secretariat.
	'/tasks/new': ['member', 'administrator'],
	// What was said is withdrawn by whoever said it, here the member, and by a secretary.
	'/tasks/[number]/withdraw': ['chair', 'assistant', 'administrator'],
	// Handed to a specialist by whoever owes the task.
	'/tasks/[number]/hand-over': ['assistant', 'secretary', 'administrator'],
	// A result is laid before the council by whoever leads the task's body; the secretariat may take that back.
	'/tasks/[number]/lay': ['member', 'administrator'],
	// A meeting is prepared by the secretariat and by whoever leads its body.
	'/meetings/[id]/offers': ['member', 'administrator'],
	// A draft is for whoever writes it, here the secretariat and the body's chair.
	'/meetings/[id]/minutes': ['member', 'administrator'],
	'/meetings/[id]/minutes/part': ['member', 'administrator'],
	'/meetings/[id]/papers/[paper]': ['member', 'administrator'],
	'/meetings/[id]/papers/[paper]/word': ['member', 'administrator'],
	'/meetings/[id]/decisions/[decision]/extract': ['member', 'administrator'],
	'/meetings/[id]/decisions/[decision]/extract/word': ['member', 'administrator'],
	'/meetings/[id]/decisions/[decision]': ['member', 'administrator'],
	// Documents are left by whoever works on the task.
	'/tasks/[number]/documents/new': ['administrator'],
	// How far deadlines moved is for the secretariat and for who leads a body.
	'/extensions/figures': ['member', 'administrator'],
	'/extensions/figures/csv': ['member', 'administrator'],
	// A meeting is planned by the secretariat and whoever leads its body; its agenda is theirs, and whoever's who chairs or writes.
	'/meetings/new': ['member', 'administrator'],
	'/meetings/[id]/edit': ['member', 'administrator'],
	'/meetings/[id]/cancel': ['member', 'administrator'],
	'/meetings/[id]/items/new': ['member', 'administrator'],
	'/meetings/[id]/documents/new': ['member', 'administrator'],
	'/meetings/[id]/documents/[document]': ['member', 'administrator'],
	'/meetings/[id]/items/[item]': ['member', 'administrator'],
	// Minutes that went out are read by whoever sits there and by the secretariat.
	'/meetings/[id]/agreement': ['administrator'],
	'/meetings/[id]/agreement/[version]': ['administrator'],
	'/meetings/[id]/agreement/compare': ['administrator'],
	'/meetings/[id]/agreement/circulate': ['member', 'administrator'],
	'/meetings/[id]/agreement/approve': ['member', 'administrator'],
	'/meetings/[id]/agreement/correct': ['member', 'assistant', 'administrator'],
	// A resolution is read by the secretariat, who leads a body that it concerns, and whoever sits there or owes a point of it; what
	// hangs on a point is tied by the first two.
	'/resolutions/[id]': ['administrator'],
	'/resolutions/[id]/points/[point]': ['member', 'administrator'],
	// So is its report.
	'/reports/[id]': ['administrator'],
	'/reports/[id]/versions': ['administrator'],
	'/reports/[id]/versions/compare': ['administrator'],
	'/reports/[id]/versions/[number]': ['administrator'],
	'/reports/[id]/versions/[number]/word': ['administrator'],
	// A body is closed by the council's secretariat; the administrator only makes one.
	'/bodies/[slug]/end': ['administrator'],
	// A draft is for whoever handed it over, here the member.
	'/drafts/[id]': ['chair', 'assistant', 'secretary', 'administrator'],
	'/drafts/[id]/files/[file]': ['chair', 'assistant', 'secretary', 'administrator'],
	// A year's plan is written by the secretariat and by whoever leads the body.
	'/bodies/[slug]/plan/[year]/items/[item]': ['member', 'administrator'],
	// Which day suits is asked by who prepares the meeting, and answered by who sits there.
	'/meetings/[id]/dates': ['administrator'],
	'/meetings/[id]/dates/ask': ['member', 'administrator'],
	// A meeting is called by the council's secretariat and who leads its body; answers are given by who sits there, too.
	'/meetings/[id]/invitation': ['member', 'administrator'],
	'/meetings/[id]/invitation/html': ['member', 'administrator'],
	'/meetings/[id]/replies': ['administrator'],
	// What is asked in writing is read by who sits there and who prepares it.
	'/meetings/[id]/written': ['administrator'],
	// A round is started, compiled and sent by the secretariat and by whoever leads the body that asks.
	'/rounds/new': ['member', 'administrator'],
	'/rounds/[id]/send': ['member', 'administrator'],
	'/rounds/[id]/send/html': ['member', 'administrator'],
	// A programme is read by the secretariat, who leads the body that watches it, and whoever administers a measure.
	'/programmes/[id]': ['administrator'],
	// A draft by the guide is for whoever speaks for its municipality, and for the secretariat.
	'/municipalities/guide/[id]': ['member', 'chair', 'administrator'],
	'/municipalities/guide/[id]/[part]': ['member', 'chair', 'administrator'],
	'/municipalities/guide/[id]/word': ['member', 'chair', 'administrator'],
	'/programmes/[id]/state': ['administrator'],
	'/programmes/[id]/report': ['administrator'],
	'/programmes/[id]/csv': ['administrator'],
	'/programmes/[id]/measures/[measure]': ['administrator'],
	// What was told is withdrawn by whoever told it and by a secretary.
	'/programmes/[id]/measures/[measure]/withdraw': ['member', 'chair', 'assistant', 'administrator'],
	// Who has answered is read by who asks and who is asked; what is asked is edited by who asks.
	'/requests/[id]': ['administrator'],
	'/requests/[id]/edit': ['member', 'administrator'],
	'/requests/[id]/letters/new': ['member', 'administrator'],
	'/requests/[id]/letter/word': ['administrator'],
	'/requests/[id]/answers/[answer]': ['administrator'],
	// What the member did is taken back by the member, and by whoever reads the journal.
	'/undo/[event]': ['chair', 'assistant']
};

/** What an action is asked with where the empty form asks for nothing that is there. */
const forms: Readonly<Record<string, () => Record<string, string>>> = {
	'/meetings/[id]/minutes/part POST': () => ({
		...{ id: inhabitants.itemId, place: 'OPENING', kind: 'TEXT', text: 'Atklāj.', version: '0' }
	}),
	'/outbox ?/callBack': () => ({ id: inhabitants.batchId }),
	// Empty it would turn the pages off that are asked for next.
	'/council/settings ?/set': () => ({ isOn: 'on' }),
	'/outbox/[id] ?/resend': () => ({ version: '1' })
};

const everything = Object.entries(doors).flatMap(([route, door]) => [
	...(door.load ? [{ route, what: 'GET', level: door.load }] : []),
	...Object.entries(door.methods ?? {}).map(([what, level]) => ({ route, what, level })),
	...Object.entries(door.actions ?? {}).map(([name, level]) => ({ route, what: `?/${name}`, level }))
]);

function knock(role: Role, route: string, what: string): Promise<Response> {
	const somebody = inhabitants.visitors[role];
	const address = inhabitants.addressOf(route);
	if (what === 'GET') return somebody.get(address);
	const action =
		what === 'POST' || what === '?/default' ? '' : `${address.includes('?') ? '&' : '?'}${what.slice(1)}`;
	return somebody.post(address + action, forms[`${route} ${what}`]?.());
}

// Signing out comes last: it ends what the others stand on.
const inOrder = [...everything].sort(
	(a, b) => Number(a.route === '/sign-out') - Number(b.route === '/sign-out')
);

describe('every route and action for every role', () => {
	test.each(inOrder)('$route $what is for $level', async ({ route, what, level }) => {
		for (const role of roles) {
			const answer = await knock(role, route, what);
			const refused = route === '/refused/[status]' ? 404 : refusalOf(level, role, what === 'GET');
			const said = `${role}: ${answer.status} ${headingOf(await answer.text())}`;
			if (refused !== null) expect(answer.status, said).toBe(refused);
			else if (turnedAway[route]?.includes(role)) expect(answer.status, said).toBe(404);
			else if (what === 'GET' && !/^\/sign-in/.test(route)) expect(answer.status, said).toBe(200);
			else expect([200, 303, 400, 409, 410, 429], said).toContain(answer.status);
			if (refused === 303) expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
		}
	});

	test('whoever is turned away inside passes the door', () => {
		for (const [route, turned] of Object.entries(turnedAway))
			for (const role of turned) {
				const { load, methods } = doors[route]!;
				expect(passes(load ?? methods!.GET!, standings[role]), route).toBe(true);
			}
	});

	test('what is not there, and what one may not see, look the same', async () => {
		const { member } = inhabitants.visitors;
		const again = await portal.signIn('member@padome.example');
		expect(member.cookies.has('padome')).toBe(false);
		const [missing, refused] = [await again.get('/nowhere'), await again.get('/outbox')];
		expect([missing.status, refused.status]).toEqual([404, 404]);
		const plain = (text: string) =>
			text
				.replace(/nonce="[^"]*"|nonce-[^']*|__sveltekit_\w+/g, '')
				.replace(/value="\/[^"]*"/g, '')
				.match(/<main[\s\S]*<\/main>/)?.[0];
		expect(plain(await refused.text())).toBe(plain(await missing.text()));
	});

	test('a refusal is styled wherever it is shown', async () => {
		const somebody = await portal.signIn('member@padome.example');
		const page = await (await somebody.post('/attachments/x/text?/nothing')).text();
		const [, style] = /<link href="([^"]+)" rel="stylesheet"/.exec(page)!;
		const { pathname } = new URL(style!, `${portal.origin}/attachments/x/text`);
		expect((await somebody.get(pathname)).status, pathname).toBe(200);
	});

	test('a mail may be framed by its own page, and by no other site', async () => {
		const secretary = await portal.signIn('secretary@padome.example');
		const { headers } = await secretary.get(inhabitants.addressOf('/outbox/[id]/html'));
		expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
		expect(headers.get('content-security-policy')).toMatch(
			/default-src 'none'.*frame-ancestors 'self'.*sandbox/
		);
	});

	test('a page that JavaScript asks for has the same doors', async () => {
		const headers = { accept: 'application/json' };
		const ask = async (somebody: Visitor, path: string) => (await somebody.get(path, headers)).json();
		expect(await ask(portal.visitor(), '/tasks/__data.json?q=a')).toMatchObject({
			type: 'redirect',
			location: '/sign-in?next=%2Ftasks%3Fq%3Da'
		});
		const member = await portal.signIn('member@padome.example');
		const refused = await member.get('/outbox/__data.json', headers);
		expect(refused.status).toBe(404);
		expect(await refused.text()).not.toContain('padome.example');
	});

	test('methods and actions that nobody listed are not there', async () => {
		const somebody = await portal.signIn('administrator@padome.example');
		const headers = { origin: portal.origin };
		for (const [method, path] of [
			['DELETE', '/tasks/1'],
			['PUT', '/tasks'],
			['PATCH', '/healthz'],
			['POST', '/tasks'],
			['POST', '/tasks/1?/nothing'],
			['POST', '/sign-in?/default'],
			['GET', '/sign-out'],
			['GET', '/refused/404']
		] as const)
			expect((await somebody.fetch(path, { method, headers })).status, `${method} ${path}`).toBe(404);
	});

	test('a form that cannot be read is an empty one, not a fault', async () => {
		const somebody = await portal.signIn('secretary@padome.example');
		const forms = [
			['text/plain', 'theme=dark'],
			['multipart/form-data', 'theme=dark'],
			['multipart/form-data; boundary=x', '--x\r\nbroken']
		] as const;
		for (const [type, body] of forms)
			for (const path of ['/theme', '/language', '/sign-in', '/tasks/1?/report', '/tasks/1?/preview']) {
				const headers = { origin: portal.origin, 'content-type': type };
				const answer = await somebody.fetch(path, { method: 'POST', headers, body });
				expect([200, 303, 400], `${type} to ${path}: ${answer.status}`).toContain(answer.status);
			}
	});

	test('a mail that is not there is a page like the others', async () => {
		const secretary = await portal.signIn('secretary@padome.example');
		const answer = await secretary.get('/outbox/nothing/html');
		expect(answer.status).toBe(404);
		expect(await answer.text()).toContain('<main');
	});

	test('nothing failed on the way', () => {
		expect(portal.output()).not.toContain('a request failed');
	});
});
