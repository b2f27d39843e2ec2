import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { unsubscribeAddress } from '#lib/reminders/unsubscribing.server.ts';
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
