import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { editItem, moveItem, removeItem } from './agenda.server.ts';
import { cancel, edit, plan } from './planning.server.ts';

describe.each(databaseKinds)('planning a meeting on %s', (kind) => {
	it('writes when, where and who leads and writes; the body’s chair may, and the same form sent twice plans one', async () => {
		const { installation, chair, secretary, council, planForm, deputySeat } = await meetingSetting(kind);
		const form = planForm({ chair: deputySeat.postId, writer: `m:${council.people.member}`, number: '1' });
		const [first, again] = await Promise.all([plan(chair, form), plan(chair, form)]);
		expect(again).toEqual(first);
		const stored = await installation.db.read.meeting.findUniqueOrThrow({
			where: { id: first.id },
			include: { bodies: true }
		});
		expect(stored).toMatchObject({
			...{
				status: 'PLANNED',
				date: '2022-04-07',
				startTime: '10:00',
				endTime: '12:00',
				number: 1,
				year: 2022
			},
			...{ chairPersonId: deputySeat.personId, chairName: 'Parauga vietnieks' },
			...{ writerName: 'Parauga loceklis', bodies: [{ bodyId: council.bodyId, position: 0 }] }
		});
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: first.eventId! } });
		expect(event).toMatchObject({ deed: 'meetings.plan', capacity: 'LM pārstāvis, 8. apakšgrupa' });
		expect(await refusalOf(plan(secretary, planForm({ number: '1' })))).toMatchObject({
			fields: { number: 'meetings_problem_number_taken' }
		});
	});

	it('is nobody else’s: an outsider, a member; whoever leads or writes that day may edit it', async () => {
		const { outsider, member, secretary, council, planForm } = await meetingSetting(kind);
		for (const actor of [outsider, member])
			expect((await refusalOf(plan(actor, planForm()))).reason).toBe('NOT_FOUND');
		const form = planForm({ writer: `m:${council.people.member}` });
		const { id } = await plan(secretary, form);
		const { bodyId: _body, ...fields } = form as unknown as Record<string, unknown>;
		const { eventId } = await edit(member, { ...fields, version: 1, place: 'Rīgas dome' });
		expect(eventId).not.toBeNull();
		const late = await refusalOf(edit(secretary, { ...fields, version: 1, place: 'Citur' }));
		expect(late).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2, who: 'Parauga loceklis' } });
		expect((await refusalOf(cancel(member, { id, version: 2, reason: 'Slimība' }))).reason).toBe('NOT_FOUND');
		await cancel(secretary, { id, version: 2, reason: 'Slimība' });
		const twice = await cancel(secretary, { id, version: 2, reason: 'Slimība' });
		expect(twice).toEqual({ isPrepared: false, id, eventId: null });
	});

	it.each([
		['a day that is over', { date: '24.03.2022.' }, { date: 'meetings_problem_past' }],
		['an end before the beginning', { endTime: '9.30' }, { endTime: 'meetings_problem_ends_before' }],
		['no time', { startTime: '' }, { startTime: 'meetings_problem_start' }],
		['no time of a clock', { startTime: '25.00' }, { startTime: 'calendar_problem_time' }],
		[
			'an hour that the clock skips',
			{ date: '26.03.2023.', startTime: '3.30', endTime: '5.00' },
			{ startTime: 'calendar_problem_time_skipped' }
		],
		[
			'half past three in the night of 2027 when it is no hour',
			{ date: '28.03.2027.', startTime: '3.30', endTime: '5.00' },
			{ startTime: 'calendar_problem_time_skipped' }
		],
		[
			'and in that of 2026 when it comes twice',
			{ date: '25.10.2026.', startTime: '3.30', endTime: '5.00' },
			{ startTime: 'calendar_problem_time_twice' }
		],
		[
			'an end in that hour',
			{ date: '25.10.2026.', startTime: '1.00', endTime: '3.30' },
			{ endTime: 'calendar_problem_time_twice' }
		],
		['held, but ahead', { wasHeld: true }, { date: 'meetings_problem_not_held' }],
		['a seat of nobody', { chair: 'x' }, { chair: 'meetings_problem_chair' }],
		['a writer that nobody knows', { writer: 'u:x' }, { writer: 'meetings_problem_writer' }]
	])('refuses %s', async (_what, more, fields) => {
		const { secretary, planForm } = await meetingSetting(kind);
		expect(await refusalOf(plan(secretary, planForm(more)))).toMatchObject({ reason: 'INVALID', fields });
	});

	it('has an agenda whose items are edited, moved and taken away', async () => {
		const { installation, secretary, outsider, planForm } = await meetingSetting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm(), ['Pirmais', 'Otrais', 'Trešais']);
		const titles = async () =>
			(
				await installation.db.read.agendaItem.findMany({
					where: { meetingId },
					orderBy: { position: 'asc' }
				})
			).map(({ title }) => title);
		expect((await refusalOf(moveItem(outsider, { id: itemIds[2], to: 1 }))).reason).toBe('NOT_FOUND');
		await moveItem(secretary, { id: itemIds[2], to: 1 });
		expect(await titles()).toEqual(['Trešais', 'Pirmais', 'Otrais']);
		expect((await moveItem(secretary, { id: itemIds[2], to: 1 })).eventId).toBeNull();
		await editItem(secretary, {
			id: itemIds[0],
			version: 1,
			title: 'Pirmais jautājums',
			kind: 'INFORMATION',
			minutesPlanned: '15'
		});
		await removeItem(secretary, { id: itemIds[1], version: 1 });
		expect(await titles()).toEqual(['Trešais', 'Pirmais jautājums']);
	});
});
