import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { unsubscribeAddress } from '#lib/reminders/unsubscribing.server.ts';
import { makePerson } from '../setup/council.ts';
import { makeUser } from './accounts.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal?.stop());

test('one click of a mail program stops the reminders: no cookie, no origin; opening does not', async () => {
	const { installation } = portal;
	const recipientId = newId();
	await installation.db.write((tx) =>
		tx.person.create({ data: { id: recipientId, name: 'Anna Bērziņa', sortKey: 'anna' } })
	);
	const address = (await unsubscribeAddress(installation, { personId: recipientId, userId: null }))!;
	const { pathname } = new URL(address);
	const preference = () => installation.db.read.mailPreference.findUnique({ where: { recipientId } });

	const page = await fetch(portal.origin + pathname);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain('Anna Bērziņa');
	expect(await preference()).toBeNull();

	const click = () =>
		fetch(portal.origin + pathname, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'List-Unsubscribe=One-Click'
		});
	expect([(await click()).status, (await click()).status]).toEqual([200, 200]);
	expect(await preference()).toMatchObject({ stoppedVia: 'ONE_CLICK' });

	// By the page's own button it is taken back, also from a browser that sends no cookie.
	const back = await fetch(portal.origin + pathname, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body: new URLSearchParams({ choice: 'AGAIN' })
	});
	expect(back.status).toBe(200);
	expect(await preference()).toMatchObject({ stoppedAt: null });
});

test('how often to hear is saved with a notice that takes it back', async () => {
	const personId = await makePerson(portal.installation, { email: 'anna@padome.example' });
	await makeUser(portal.installation, 'anna', { personId });
	const anna = await portal.signIn('anna@padome.example');
	const form = { version: '1', rhythm: 'MONDAYS', pausedUntil: '', locale: 'lv' };
	const saved = await anna.post('/profile?/reminders', form);
	expect([saved.status, saved.headers.get('location')]).toEqual([303, '/profile']);
	const page = await (await anna.get('/profile')).text();
	expect(page).toMatch(/value="MONDAYS"[^>]*selected/);
	const [, undo] = /action="(\/undo\/[^"?]+)[^"]*"/.exec(page)!;
	expect((await anna.post(undo!, { next: '/profile' })).status).toBe(303);
	expect(await (await anna.get('/profile')).text()).toMatch(/value="DAILY"[^>]*selected/);
});
