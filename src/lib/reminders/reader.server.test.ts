import { describe, expect, it } from 'vitest';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { changeDue } from '#lib/tasks/sources.server.ts';
import {
	makeActor,
	makeBody,
	makeCouncil,
	makeMembership,
	makePost,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { mailKindsOf } from './mails.server.ts';
import { remindDay } from './reminders.server.ts';
import { saveOwnPreference } from './preferences.server.ts';

const kinds = mailKindsOf([]);
const today = '2022-03-25'; // a Friday

/** 09:00 in Riga; a mail server that takes everything, and a chair who can be reached. */
async function setting(kind: (typeof databaseKinds)[number]) {
	const post = await startPost();
	const installation = await testInstallation(kind, {
		at: `${today}T07:00:00Z`,
		env: { SMTP_URL: post.url }
	});
	const { bodyId, people } = await makeCouncil(installation);
	const chair = 'vaditajs@padome.example';
	await installation.db.write((tx) =>
		tx.person.update({ where: { id: people.chair }, data: { email: chair } })
	);
	const secretary = makeActor(installation, { role: 'SECRETARY', userId: newId(), name: 'Sekretāre' });
	const on = async (date: string) => {
		installation.clock.set(`${date}T07:00:00Z`);
		const { digests } = await remindDay(installation, date);
		return digests
			.filter(({ address }) => address === chair)
			.flatMap(({ items }) => items.map(({ step, due }) => `${due} ${step}`));
	};
	return { post, installation, bodyId, people, secretary, on };
}

describe.each(databaseKinds)('what a reader gets, on %s', (kind) => {
	it('of a deadline that moved between planning and delivery is the new one, on the next day, and nothing of the old', async () => {
		const { post, installation, bodyId, secretary, on } = await setting(kind);
		const { id } = await makeTask(installation, { bodyId, due: '2022-04-01' });
		expect(await on(today)).toEqual(['2022-04-01 BEFORE_7']);
		const move = (version: number, due: string) =>
			changeDue(secretary, { id, version, sourceId: '', due, reason: 'Valdības sēde', decision: '' });
		await move(1, '2022-03-31');
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 0 });
		// Its week before is over already; that it is nearer now is said at once.
		expect(await on('2022-03-28')).toEqual(['2022-03-31 BEFORE_7']);
		await deliverDue(installation, kinds);
		const mine = post.arrived.filter(({ to }) => to === 'vaditajs@padome.example');
		expect(mine.map(({ mail }) => mail.subject)).toEqual([expect.stringContaining('31.03.2022.')]);
		expect(await on('2022-03-29')).toEqual([]);
		// Moved back before the next step: what was told of the first deadline is not told again.
		await move(2, '2022-04-01');
		expect(await on('2022-03-30')).toEqual([]);
		expect(await on('2022-03-31')).toEqual(['2022-04-01 BEFORE_1']);
	});

	it('is one mail in their language, in each part by the capacity in which they owe', async () => {
		const { post, installation, bodyId, people, on } = await setting(kind);
		const other = await makeBody(installation, {
			number: 9,
			slug: 'citi',
			name: 'Citi',
			shortName: '9. apakšgrupa'
		});
		const postId = await makePost(installation, { bodyId: other, label: 'LM pārstāvis' });
		await makeMembership(installation, { postId, personId: people.chair });
		const userId = await makeUser(installation, { personId: people.chair });
		const chair = makeActor(installation, { userId, personId: people.chair });
		await saveOwnPreference(chair, { version: 1, rhythm: 'DAILY', pausedUntil: '', locale: 'en' });
		const due = '2022-04-01';
		await makeTask(installation, { bodyId, due, title: 'Pirmais' });
		await makeTask(installation, { bodyId: other, due, title: 'Otrais', lead: [{ postId }] });
		await makeTask(installation, { bodyId, due, title: 'Trešais' });
		expect(await on(today)).toHaveLength(3);
		await deliverDue(installation, kinds);
		const mails = post.arrived.filter(({ to }) => to === 'vaditajs@padome.example');
		expect(mails).toHaveLength(1);
		const { text, html } = mails[0]!.mail;
		for (const part of [text!, String(html).replace(/<[^>]+>/g, ' ')]) {
			expect(part).toContain('Due 1 Apr 2022');
			const places = ['8. apakšgrupa', 'Pirmais', 'Trešais', 'LM pārstāvis, 9. apakšgrupa', 'Otrais'];
			const found = places.map((words) => part.indexOf(words));
			expect(found).not.toContain(-1);
			expect(Math.max(found[1]!, found[2]!) < found[3]! || found[4]! < Math.min(found[1]!, found[2]!)).toBe(
				true
			);
		}
	});
});
