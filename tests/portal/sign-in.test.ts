import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeUser } from './accounts.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal();
	await makeUser(portal.installation, 'sekretare', { role: 'SECRETARY' });
});
afterAll(() => portal?.stop());

const email = 'sekretare@padome.example';
async function link(next = '/'): Promise<URL> {
	return new URL((await makeSignInAddress(portal.installation, email, { next }))!);
}
const pathOf = (url: URL) => url.pathname + url.search;

describe('signing in over HTTP', () => {
	test('the page that was wanted is where one comes to, by way of a mailed link', async () => {
		const visitor = portal.visitor();
		const sent = await visitor.get('/tasks?q=b%C4%93rni');
		expect([sent.status, sent.headers.get('location')]).toEqual([
			303,
			'/sign-in?next=%2Ftasks%3Fq%3Db%25C4%2593rni'
		]);
		const page = await (await visitor.get(sent.headers.get('location')!)).text();
		expect(page).toContain('value="/tasks?q=b%C4%93rni"');
		const url = await link('/tasks?q=bērni');
		expect(await (await visitor.get(pathOf(url))).text()).toContain('Pieslēgties');
		const done = await visitor.post(pathOf(url));
		expect([done.status, done.headers.get('location')]).toEqual([303, '/tasks?q=b%C4%93rni']);
		expect(done.headers.get('set-cookie')).toMatch(/^padome=[a-z2-7]{40};.*HttpOnly; SameSite=Lax/i);
	});

	test('a scanner that opens the link ten times does not use it up; the button does, once', async () => {
		const url = await link();
		for (let time = 0; time < 10; time++) {
			const scanner = portal.visitor();
			expect((await scanner.get(url.pathname)).status).toBe(200);
			expect(scanner.cookies.size).toBe(0);
		}
		const [one, two] = [portal.visitor(), portal.visitor()];
		const answers = await Promise.all([one.post(url.pathname), two.post(url.pathname)]);
		expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
		const late = await portal.visitor().get(url.pathname);
		expect(await late.text()).toContain('Šī saite jau ir izmantota');
	});

	test('a link that is cut off says so and offers a new one', async () => {
		const url = await link();
		const page = await (await portal.visitor().get(url.pathname.slice(0, -5))).text();
		expect(page).toContain('Šī saite ir nepilnīga');
		expect(page).toContain('href="/sign-in');
	});

	test('known or unknown, the answer is the same page', async () => {
		const visitor = portal.visitor();
		const ask = async (address: string) => {
			const answer = await visitor.post('/sign-in', { email: address, formId: newId() });
			const text = await answer.text();
			return [answer.status, text.replaceAll(address, 'ADRESE').replace(/nonce[^>]*|value="[^"]*"/g, '')];
		};
		expect(await ask('svess@elsewhere.example')).toEqual(await ask(email));
		const [status, text] = await ask('nav adrese');
		expect(status).toBe(400);
		expect(text).toContain('pilna e-pasta adrese');
	});

	test('a cookie that somebody else chose does not become a session', async () => {
		const visitor = portal.visitor();
		visitor.cookies.set('padome', 'a'.repeat(40));
		await visitor.post((await link()).pathname);
		expect(visitor.cookies.get('padome')).not.toBe('a'.repeat(40));
		expect((await visitor.get('/')).status).toBe(200);
		const thief = portal.visitor();
		thief.cookies.set('padome', 'a'.repeat(40));
		expect((await thief.get('/')).status).toBe(303);
	});

	test('signing out ends the session, here and for whoever copied the cookie', async () => {
		const somebody = await portal.signIn(email);
		const copy = portal.visitor();
		copy.cookies.set('padome', somebody.cookies.get('padome')!);
		expect((await copy.get('/')).status).toBe(200);
		const out = await somebody.post('/sign-out');
		expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in?signed-out']);
		expect(somebody.cookies.has('padome')).toBe(false);
		expect((await copy.get('/')).status).toBe(303);
	});

	test('a page left open over night loses nothing that was typed', async () => {
		const typed = 'Darba grupa sanāca divreiz.\nŠodien iesniegts <b>projekts</b>.';
		const answer = await portal.visitor().post('/tasks/1?/report', { text: typed, formId: newId() });
		expect(answer.status).toBe(401);
		const page = (await answer.text()).replaceAll('\r\n', '\n');
		expect(page).toContain('Sesija ir beigusies');
		expect(page).toContain('Darba grupa sanāca divreiz.\nŠodien iesniegts &lt;b>projekts&lt;/b>.</textarea>');
		expect(page.match(/<textarea/g)).toHaveLength(1);
		expect(page).toContain('target="_blank"');
	});

	test('a word is enough to be given back', async () => {
		const answer = await portal.visitor().post('/tasks/1?/report', { text: 'Izdarīts.', formId: newId() });
		expect(await answer.text()).toContain('Izdarīts.</textarea>');
	});

	test('with JavaScript the form is told, and stays as it is', async () => {
		const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
		const answer = await portal.visitor().post('/tasks/1?/report', { text: 'x' }, headers);
		expect(answer.status).toBe(401);
		expect(await answer.json()).toEqual({ type: 'failure', status: 401, data: '[{"sessionEnded":1},true]' });
	});

	test('the language is chosen by a visitor for the browser, by an account for its pages everywhere', async () => {
		const visitor = portal.visitor();
		expect(await (await visitor.get('/sign-in')).text()).toContain('<html lang="lv"');
		await visitor.post('/language', { locale: 'en', next: '/sign-in' });
		expect(await (await visitor.get('/sign-in')).text()).toContain('<html lang="en"');
		const somebody = await portal.signIn(email);
		const back = await somebody.post('/language', { locale: 'en', next: '//elsewhere.example' });
		expect(back.headers.get('location')).toBe('/');
		const elsewhere = await portal.signIn(email);
		expect(await (await elsewhere.get('/')).text()).toContain('<html lang="en"');
		expect(elsewhere.cookies.get('padome-locale')).toBe('en');
		await elsewhere.post('/language', { locale: 'lv' });
	});

	test('choices that make no sense are ignored', async () => {
		const visitor = portal.visitor();
		await visitor.post('/language', { locale: 'xx', next: '/sign-in' });
		await visitor.post('/theme', { theme: '"><script>' });
		visitor.cookies.set('padome-locale', 'xx');
		visitor.cookies.set('padome-theme', '%22%3E%3Cscript%3E');
		const page = await (await visitor.get('/sign-in')).text();
		expect(page).toContain('<html lang="lv" data-theme="auto">');
	});

	test('the log holds no link and no session', async () => {
		const url = await link('/tasks');
		const visitor = portal.visitor();
		await visitor.get(pathOf(url));
		await visitor.get(`${url.pathname}%`);
		await visitor.post(pathOf(url));
		const output = portal.output();
		expect(output).not.toContain(url.pathname.split('.')[1]);
		expect(output).not.toContain(visitor.cookies.get('padome'));
	});
});

test('the portal says how it is', async () => {
	const answer = await portal.visitor().get('/healthz');
	expect([answer.status, await answer.json()]).toEqual([200, { ok: true, database: true, mailWaits: null }]);
});
