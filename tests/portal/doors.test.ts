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

/** A real address for a route: of the records that are there. */
function addressOf(route: string): string {
	const { attachmentId, institutionId, mailId, accountId, eventId } = inhabitants;
	const id = route.startsWith('/outbox') ? mailId : route.startsWith('/inst') ? institutionId : attachmentId;
	return route
		.replace('/people/memberships/[id]', `/people/memberships/${inhabitants.membershipId}`)
		.replace('/people/contacts/[id]', `/people/contacts/${inhabitants.contactId}`)
		.replace('/people/[id]', `/people/${inhabitants.personId}`)
		.replace('/accounts/[id]', `/accounts/${accountId}`)
		.replace('/journal/[id]', `/journal/${eventId}`)
		.replace('[event]', eventId)
		.replace('[number]', '1')
		.replace('[slug]', '8-apaksgrupa')
		.replace('[token]', 'no-token')
		.replace('[status]', '404')
		.replace('[id]', id);
}

const standings = {
	visitor: null,
	member: { role: null },
	chair: { role: null },
	assistant: { role: 'ASSISTANT' },
	secretary: { role: 'SECRETARY' },
	administrator: { role: 'ADMINISTRATOR' }
} as const;

/** What the door alone decides: null where the room behind it answers. */
function refusalOf(level: Level, role: Role, isReading: boolean): number | null {
	if (passes(level, standings[role])) return null;
	if (role === 'visitor') return isReading ? 303 : 401;
	return 404;
}

const everything = Object.entries(doors).flatMap(([route, door]) => [
	...(door.load ? [{ route, what: 'GET', level: door.load }] : []),
	...Object.entries(door.methods ?? {}).map(([what, level]) => ({ route, what, level })),
	...Object.entries(door.actions ?? {}).map(([name, level]) => ({ route, what: `?/${name}`, level }))
]);

function knock(role: Role, route: string, what: string): Promise<Response> {
	const somebody = inhabitants.visitors[role];
	const address = addressOf(route);
	if (what === '?/default') return somebody.post(address);
	if (what.startsWith('?/')) return somebody.post(`${address}${what}`);
	return what === 'POST' ? somebody.post(address) : somebody.get(address);
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
			const text = await answer.text();
			if (refused === null) {
				expect([200, 303, 400, 404, 409, 410, 429], `${role}: ${text.slice(0, 300)}`).toContain(
					answer.status
				);
				// A change is its maker's and the journal's readers'.
				const isPage = what === 'GET' && !/^\/(sign-in|undo)/.test(route);
				if (isPage) expect(answer.status, `${role}: ${text.slice(0, 300)}`).toBe(200);
			} else {
				expect(answer.status, role).toBe(refused);
				if (refused === 303) expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
			}
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
		const { headers } = await secretary.get(addressOf('/outbox/[id]/html'));
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
