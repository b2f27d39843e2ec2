import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeBody } from '../setup/council.ts';
import { makeTask } from '../setup/tasks.ts';
import { everythingStored, makeUser } from './accounts.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal();
	await makeUser(portal.installation, 'sekretare', { role: 'SECRETARY' });
	const bodyId = await makeBody(portal.installation);
	await makeTask(portal.installation, { bodyId, title: 'Pilnveidot bāriņtiesu darbu', due: '2030-05-01' });
});
afterAll(() => portal?.stop());

describe('a calendar over HTTP', () => {
	test('its address is made, shown once, read without a cookie, and withdrawn', async () => {
		const secretary = await portal.signIn('sekretare@padome.example');
		const page = await secretary.post('/profile/calendar?/make', { id: newId() });
		const found = /value="([^"]+\/calendar\/[^"]+\.ics)"/.exec(await page.text());
		expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
		const { pathname } = new URL(found![1]!);
		expect(await (await secretary.get('/profile/calendar')).text()).not.toContain(pathname);
		expect(await everythingStored(portal.installation)).not.toContain(pathname.split('.')[1]);

		const program = portal.visitor();
		const read = (headers = {}) => program.get(pathname, { accept: '*/*', ...headers });
		const answer = await read();
		const text = await answer.text();
		expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
			...[200, 'text/calendar; charset=utf-8', 'private, no-cache']
		]);
		expect(program.cookies.size).toBe(0);
		const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
		expect(new ICAL.Event(event!).summary).toBe('8. apakšgrupa: Pilnveidot bāriņtiesu darbu');

		const etag = answer.headers.get('etag')!;
		for (const known of [etag, `W/${etag}`, `"x", ${etag}`])
			expect((await read({ 'if-none-match': known })).status, known).toBe(304);
		expect((await read({ 'if-none-match': '"x"' })).status).toBe(200);
		const head = await program.fetch(pathname, { method: 'HEAD' });
		expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
		expect((await program.post(pathname)).status).toBeGreaterThanOrEqual(403);

		const wrong = [pathname.replace('.ics', 'x.ics'), '/calendar/nav-tada.ics', pathname.replace('.ics', '')];
		for (const path of wrong) expect((await program.get(path)).status, path).toBe(404);
		expect((await secretary.post('/profile/calendar?/withdraw')).status).toBe(303);
		expect((await read()).status).toBe(404);
	});
});
