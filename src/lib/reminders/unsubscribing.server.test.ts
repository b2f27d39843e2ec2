import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { chooseByLink, listStopped, openUnsubscribing, unsubscribeAddress } from './unsubscribing.server.ts';

describe.each(databaseKinds)('the link that stops reminders, on %s', (kind) => {
	it('is one a person, changes nothing when opened, stops once, tells the secretariat, and can be taken back', async () => {
		const installation = await testInstallation(kind);
		const { db, clock } = installation;
		const personId = newId();
		await db.write(async (tx) => {
			await tx.person.create({
				data: { id: personId, name: 'Anna Bērziņa', sortKey: 'anna', email: 'anna@lm.example' }
			});
			await tx.user.create({
				data: {
					...{ id: newId(), email: 's@lm.example', name: 'S', role: 'SECRETARY', createdAt: clock.now() }
				}
			});
		});
		const address = (await unsubscribeAddress(installation, { personId, userId: null }))!;
		expect(await unsubscribeAddress(installation, { personId, userId: null })).toBe(address);
		const token = address.split('/').at(-1)!;
		const daily = { name: 'Anna Bērziņa', isStopped: false, rhythm: 'DAILY', pausedUntil: null };
		expect(await openUnsubscribing(installation, token)).toEqual({ state: 'good', hearing: daily });
		expect(await db.read.mailPreference.count()).toBe(0);
		expect(await openUnsubscribing(installation, `${token}x`)).toEqual({ state: 'unknown' });
		expect(await chooseByLink(installation, `${token}x`, { choice: 'STOP', via: 'PAGE' })).toEqual({
			state: 'unknown'
		});

		const stop = () => chooseByLink(installation, token, { choice: 'STOP', via: 'ONE_CLICK' });
		for (const opened of [await stop(), await stop()])
			expect(opened).toMatchObject({ hearing: { isStopped: true } });
		expect(await db.read.mailPreference.findMany()).toMatchObject([
			{ recipientId: personId, stoppedVia: 'ONE_CLICK', stoppedAt: clock.now() }
		]);
		expect(await db.read.outboxMessage.findMany()).toMatchObject([
			{ kind: 'unsubscribed', recipient: 's@lm.example' }
		]);
		expect(await listStopped(makeActor(installation, { role: 'SECRETARY' }))).toMatchObject([
			{ name: 'Anna Bērziņa', isPerson: true }
		]);
		expect(await listStopped(makeActor(installation, {}))).toEqual([]);

		const choose = (choice: 'AGAIN' | 'MONDAYS' | 'PAUSE') =>
			chooseByLink(installation, token, { choice, via: 'PAGE' });
		expect(await choose('AGAIN')).toEqual({ state: 'good', hearing: daily });
		expect(await choose('MONDAYS')).toMatchObject({ hearing: { rhythm: 'MONDAYS', isStopped: false } });
		expect(await choose('PAUSE')).toMatchObject({ hearing: { pausedUntil: '2022-04-15' } });
		// A pause ended early, or made longer, is still remembered: the next digest tells what it held back.
		clock.set('2022-04-05T08:00:00Z');
		expect(await choose('PAUSE')).toMatchObject({ hearing: { pausedUntil: '2022-04-26' } });
		expect(await choose('AGAIN')).toEqual({ state: 'good', hearing: daily });
		expect(await db.read.mailPreference.findMany()).toMatchObject([
			{ pausedFrom: '2022-03-25', pausedUntil: '2022-04-05' }
		]);
		const events = await db.read.auditEvent.findMany({ where: { deed: 'mail.chooseReminders' } });
		expect(events).toHaveLength(6);
	});
});
