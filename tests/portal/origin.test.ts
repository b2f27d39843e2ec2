import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doors } from '../../src/doors.ts';
import { makeUser } from './accounts.ts';
import { inhabit } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
let inhabited: Awaited<ReturnType<typeof inhabit>>;
beforeAll(async () => {
	portal = await startPortal();
	inhabited = await inhabit(portal);
	await makeUser(portal.installation, 'sekretare', { role: 'SECRETARY' });
});
afterAll(() => portal?.stop());

const form = 'application/x-www-form-urlencoded';
const bodies: [string, string | undefined, string | Uint8Array<ArrayBuffer>][] = [
	['a form', form, 'theme=dark'],
	['a text', 'text/plain', 'theme=dark'],
	['JSON', 'application/json', '{"theme":"dark"}'],
	['a form with files', 'multipart/form-data; boundary=x', '--x--'],
	['no content type', undefined, new TextEncoder().encode('theme=dark')]
];
const strangers: [string, Record<string, string>][] = [
	['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
	['another host of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://www.padome.example' }],
	['an old browser on another site', { origin: 'https://evil.example' }],
	['a sandboxed frame', { origin: 'null' }],
	['who claims our origin from elsewhere', { 'sec-fetch-site': 'cross-site', origin: 'OURS' }],
	['who says nothing', {}]
];

describe('whoever comes from elsewhere changes nothing', () => {
	test.each(strangers)('%s', async (_, claims) => {
		const somebody = await portal.signIn('sekretare@padome.example');
		const claimed = Object.entries(claims).map(([name, value]) => [
			name,
			value.replace('OURS', portal.origin)
		]);
		for (const [what, type, body] of bodies)
			for (const path of ['/theme', '/sign-out', '/sign-in', '/nowhere']) {
				const headers = { ...Object.fromEntries(claimed), ...(type && { 'content-type': type }) };
				const answer = await somebody.fetch(path, { method: 'POST', headers, body });
				expect(answer.status, `${what} to ${path}`).toBe(403);
				expect(await answer.text()).toContain('<main');
			}
		for (const method of ['PUT', 'PATCH', 'DELETE'])
			expect((await somebody.fetch('/theme', { method, headers: claims })).status, method).toBe(403);
		expect((await somebody.get('/')).status).toBe(200);
		expect(somebody.cookies.has('padome-theme')).toBe(false);
	});

	test('at no form of the portal', async () => {
		const { visitors, addressOf } = inhabited;
		const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', 'content-type': form };
		// What carries a token of its own is posted to from anywhere: unsubscribe.test.ts asks of it.
		const routes = Object.entries(doors).filter(
			([route, { signedToken }]) => route !== '/refused/[status]' && !signedToken
		);
		for (const [route, { actions = {}, methods = {} }] of routes)
			for (const action of [...Object.keys(actions), ...(methods.POST ? [''] : [])]) {
				const address = addressOf(route);
				const named = action === '' || action === 'default' ? '' : `/${action}`;
				const path = named ? `${address}${address.includes('?') ? '&' : '?'}${named}` : address;
				const answer = await visitors.administrator.fetch(path, { method: 'POST', headers, body: 'id=1' });
				expect(answer.status, path).toBe(403);
			}
		expect((await visitors.administrator.get('/')).status).toBe(200);
	});

	test.each([
		['a browser of today', { 'sec-fetch-site': 'same-origin' }],
		[
			'one that came by the number of the host',
			{ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1' }
		],
		['an old browser', { origin: 'OURS' }]
	] as [string, Record<string, string>][])('our own pages may: %s', async (_, claims) => {
		const headers: Record<string, string> = { ...claims, 'content-type': form };
		if (claims.origin) headers.origin = claims.origin.replace('OURS', portal.origin);
		const visitor = portal.visitor();
		const answer = await visitor.fetch('/theme', {
			method: 'POST',
			headers,
			body: 'theme=dark&next=/sign-in'
		});
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
		expect(await (await visitor.get('/sign-in')).text()).toContain('data-theme="dark"');
	});
});

describe('what every answer says to the browser', () => {
	const paths = ['/', '/sign-in', '/healthz', '/nowhere', '/sign-in/cut-off', '/tasks/csv'];

	test.each(paths)('%s', async (path) => {
		for (const somebody of [portal.visitor(), await portal.signIn('sekretare@padome.example')]) {
			const { headers } = await somebody.get(path);
			expect(Object.fromEntries(headers)).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'x-frame-options': 'DENY',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'permissions-policy': expect.stringContaining('camera=()'),
				'content-security-policy': expect.stringContaining("default-src 'none'"),
				'cache-control': 'private, no-store'
			});
			expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|unsafe-eval/);
			expect(headers.has('strict-transport-security')).toBe(false);
			expect(headers.has('x-powered-by')).toBe(false);
		}
	});

	test('no page carries a script or a style of its own: all of them are files of ours', async () => {
		const { visitors, addressOf } = inhabited;
		const pages = Object.entries(doors).flatMap(([route, { load }]) => (load ? [addressOf(route)] : []));
		for (const somebody of [visitors.visitor, visitors.secretary, visitors.administrator])
			for (const path of [...pages, '/nowhere']) {
				const answer = await somebody.get(path);
				const page = await answer.text();
				if (answer.status === 303) continue;
				expect(answer.headers.get('content-security-policy'), path).toMatch(/script-src 'self'(;|$)/);
				expect(page, path).not.toMatch(/<script(?![^>]*\ssrc="\/_app\/)/);
				expect(page, path).not.toMatch(/\sstyle="|<style|\son[a-z]+="|javascript:/);
			}
	});

	test('with https cookies are Secure and bound to the host, and the browser stays with https', async () => {
		const secure = await startPortal({ ORIGIN: 'https://padome.example' });
		try {
			await makeUser(secure.installation, 'sekretare', { role: 'SECRETARY' });
			const somebody = await secure.signIn('sekretare@padome.example');
			expect([...somebody.cookies.keys()]).toEqual(['__Host-padome']);
			const page = await somebody.get('/');
			expect(page.status).toBe(200);
			expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000');
			const answer = await somebody.post('/theme', { theme: 'light' });
			expect(answer.headers.get('set-cookie')).toMatch(/padome-theme=light.*; Secure/);
		} finally {
			await secure.stop();
		}
	});
});
