import { describe, expect, it } from 'vitest';
import { makeUser } from '../../../tests/setup/council.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { readPreference, recipientIdOf, saveOwnPreference, savePreference } from './preferences.server.ts';
import { undoers } from './preferences-undoing.server.ts';
import { remindDay } from './reminders.server.ts';

describe.each(databaseKinds)('how somebody hears on %s', (kind) => {
	/** Friday 25 March 2022; the chair and the member can be reached. */
	async function setting() {
		const set = await editingSetting(kind, '2022-03-25T07:00:00Z');
		const { installation, council } = set;
		const plan = async (date: string) => {
			installation.clock.set(`${date}T07:00:00Z`);
			const { digests } = await remindDay(installation, date);
			return Object.fromEntries(
				digests.map(({ recipientId, items }) => [
					recipientId === council.people.chair ? 'chair' : 'member',
					items.map(({ step }) => step)
				])
			);
		};
		return { ...set, plan, task: (due: string) => makeTask(installation, { bodyId: council.bodyId, due }) };
	}

	it('is chosen by oneself, kept with a version, and recorded', async () => {
		const { installation, chair, council } = await setting();
		const recipientId = (await recipientIdOf(chair))!;
		expect(recipientId).toBe(council.people.chair);
		const own = () => readPreference(installation, recipientId);
		const usual = {
			recipientId,
			rhythm: 'DAILY',
			pausedUntil: null,
			isStopped: false,
			locale: 'lv',
			version: 1
		};
		expect(await own()).toEqual(usual);
		const form = { version: 1, rhythm: 'MONDAYS', pausedUntil: '01.04.2022.', locale: 'en' };
		await Promise.all([saveOwnPreference(chair, form), saveOwnPreference(chair, form)]);
		expect(await own()).toEqual({
			...usual,
			rhythm: 'MONDAYS',
			pausedUntil: '2022-04-01',
			locale: 'en',
			version: 2
		});
		const slower = await refusalOf(saveOwnPreference(chair, { ...form, rhythm: 'DAILY' }));
		expect(slower).toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, values: { rhythm: 'MONDAYS' } }
		});
		const fields = async (pausedUntil: string) =>
			(await refusalOf(saveOwnPreference(chair, { ...form, version: 2, pausedUntil }))).fields;
		expect(await fields('24.03.2022.')).toEqual({ pausedUntil: 'reminders_problem_pause_over' });
		expect(await fields('26.06.2022.')).toEqual({
			pausedUntil: 'reminders_problem_pause_long {"most":"25.06.2022."}'
		});
		const events = await installation.db.read.auditEvent.findMany({ where: { deed: 'reminders.choose' } });
		expect(events.map(({ subjectType, subjectId }) => [subjectType, subjectId])).toEqual([
			['Person', recipientId]
		]);
		// A secretary who is nobody's person is known by their account.
		const userId = await makeUser(installation, { role: 'SECRETARY' });
		expect(await recipientIdOf({ installation, userId, personId: null })).toBe(userId);
	});

	it('on Mondays: all of the week in one digest, and nothing on other days', async () => {
		const { installation, chair, task, plan } = await setting();
		for (const due of ['2022-04-05', '2022-04-06', '2022-03-29']) await task(due);
		await saveOwnPreference(chair, { version: 1, rhythm: 'MONDAYS', locale: 'lv' });
		expect(await plan('2022-03-25')).toEqual({
			chair: ['BEFORE_7', 'BEFORE_14', 'BEFORE_14'],
			member: ['BEFORE_7']
		});
		// The first plan of all was also the first of its week.
		expect(await plan('2022-03-28')).toEqual({ chair: ['BEFORE_1'] });
		expect(await plan('2022-03-29')).toEqual({ member: ['BEFORE_7'] });
		expect(await plan('2022-03-30')).toEqual({ member: ['BEFORE_7'] });
		expect(await plan('2022-04-01')).toEqual({});
		expect(await plan('2022-04-04')).toEqual({ chair: ['LATE_1', 'BEFORE_1', 'BEFORE_7'] });
		expect(await installation.db.read.outboxMessage.count({ where: { recipient: { not: '' } } })).toBe(6);
	});

	it('after a pause: what was held back, once, as it stands then', async () => {
		const { installation, chair, task, plan } = await setting();
		for (const due of ['2022-04-01', '2022-04-11', '2022-06-01']) await task(due);
		await plan('2022-03-24');
		installation.clock.set('2022-03-24T09:00:00Z');
		await saveOwnPreference(chair, { version: 1, rhythm: 'DAILY', pausedUntil: '05.04.2022.', locale: 'lv' });
		expect(await plan('2022-03-25')).toEqual({ member: ['BEFORE_7'] });
		expect(await plan('2022-03-28')).toEqual({});
		for (const day of ['2022-04-01', '2022-04-04', '2022-04-05'])
			expect((await plan(day)).chair).toBeUndefined();
		expect(await plan('2022-04-06')).toEqual({ chair: ['LATE_1', 'BEFORE_7'] });
		expect(await plan('2022-04-07')).toEqual({});
		// Ended early, it ends with that day.
		const paused = { rhythm: 'DAILY', pausedUntil: '30.04.2022.', locale: 'lv' };
		await saveOwnPreference(chair, { ...paused, version: 2 });
		expect((await plan('2022-04-08')).chair).toBeUndefined();
		await saveOwnPreference(chair, { ...paused, pausedUntil: '', version: 3 });
		expect(await plan('2022-04-11')).toEqual({ chair: ['LATE_2', 'BEFORE_0'] });
	});

	it('is taken back by oneself only, as it was, unless it was changed since; what was held back is told', async () => {
		const { installation, chair, council, task, plan, secretary } = await setting();
		const undo = async (actor: typeof chair, id: string) => {
			const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id } });
			const [before, after] = [JSON.parse(event.before!), JSON.parse(event.after!)] as [unknown, unknown];
			return undoers[event.deed]!(actor, { ...event, before, after });
		};
		const own = () => readPreference(installation, council.people.chair);
		const row = () =>
			installation.db.read.mailPreference.findUniqueOrThrow({
				where: { recipientId: council.people.chair }
			});
		const form = { version: 1, rhythm: 'MONDAYS', pausedUntil: '08.04.2022.', locale: 'en' };
		const eventId = (await saveOwnPreference(chair, form))!;
		expect(await saveOwnPreference(chair, form)).toBeNull();
		expect((await refusalOf(undo(secretary, eventId))).reason).toBe('NOT_FOUND');
		await undo(chair, eventId);
		expect(await own()).toMatchObject({ rhythm: 'DAILY', pausedUntil: null, locale: 'lv', version: 3 });
		expect((await refusalOf(undo(chair, eventId))).reason).toBe('CONFLICT');
		const last = await installation.db.read.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
		expect(last).toMatchObject({ deed: 'reminders.choose', undoes: eventId });
		// Two weeks into a pause it is taken back: it ends with that day, and the next digest tells what it held back.
		await task('2022-04-01');
		await plan('2022-03-24');
		installation.clock.set('2022-03-24T09:00:00Z');
		const pause = { ...form, rhythm: 'DAILY', pausedUntil: '22.04.2022.', locale: 'lv' };
		const paused = (await saveOwnPreference(chair, { ...pause, version: 3 }))!;
		for (const day of ['2022-03-25', '2022-04-01', '2022-04-04', '2022-04-06'])
			expect((await plan(day)).chair).toBeUndefined();
		await undo(chair, paused);
		expect(await row()).toMatchObject({ pausedFrom: '2022-03-24', pausedUntil: '2022-04-06' });
		expect(await plan('2022-04-07')).toMatchObject({ chair: ['LATE_1'] });
		// Whoever wanted no mail, wanted it again, and thought better of it.
		const stopped = { stoppedAt: installation.clock.now(), stoppedVia: 'ONE_CLICK' };
		await installation.db.write((tx) =>
			tx.mailPreference.update({ where: { recipientId: council.people.chair }, data: stopped })
		);
		const { version } = await own();
		const again = await saveOwnPreference(chair, {
			...{ version, rhythm: 'DAILY', pausedUntil: '', locale: 'lv', wantsMail: true }
		});
		expect(await own()).toMatchObject({ isStopped: false });
		await undo(chair, again!);
		expect(await own()).toMatchObject({ isStopped: true });
	});

	it('mail case 26: one digest by the ladder, not a mail a deadline a day, and a way out that leaves no deadline unheard', async () => {
		const { installation, chair, council, task, plan } = await setting();
		for (let index = 0; index < 5; index++) await task(`2022-04-0${index + 1}`);
		const heard: number[] = [];
		for (let day = 7; day < 31; day++)
			heard.push((await plan(`2022-03-${String(day).padStart(2, '0')}`)).chair?.length ?? 0);
		const mails = await installation.db.read.outboxMessage.groupBy({
			by: ['recipient', 'occurrence'],
			_count: true
		});
		expect(mails.every(({ _count }) => _count === 1)).toBe(true);
		// Five deadlines, twenty-four days: a mail a deadline a day would be 120.
		expect(heard.filter(Boolean).length).toBeLessThan(12);
		await installation.db.write((tx) =>
			tx.mailPreference.create({
				data: { recipientId: council.people.chair, stoppedAt: new Date(), updatedAt: new Date() }
			})
		);
		const secretary = await makeUser(installation, { role: 'SECRETARY' });
		installation.clock.set('2022-03-31T07:00:00Z');
		const { digests } = await remindDay(installation, '2022-03-31');
		expect(digests.find(({ recipientId }) => recipientId === council.people.chair)).toBeUndefined();
		expect(digests.find(({ recipientId }) => recipientId === secretary)!.items[0]).toMatchObject({
			...{ step: 'BEFORE_1', why: 'NO_RECIPIENT' }
		});
		// Saved without a word about it they stay out; when they say so they are back.
		await savePreference(chair, council.people.chair, { version: 1, rhythm: 'MONDAYS', locale: 'lv' });
		expect(await readPreference(installation, council.people.chair)).toMatchObject({ isStopped: true });
		await savePreference(chair, council.people.chair, {
			version: 2,
			rhythm: 'DAILY',
			locale: 'lv',
			wantsMail: true
		});
		expect(await readPreference(installation, council.people.chair)).toMatchObject({ isStopped: false });
	});
});
