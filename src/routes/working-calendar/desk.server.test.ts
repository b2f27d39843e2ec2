import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { countTasks } from '#lib/tasks/counts.server.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { undo } from '../undo/undo.server.ts';
import * as desk from './desk.server.ts';
import { readCalendarPage } from './page.server.ts';
import { undoers } from './undoing.server.ts';

const moved = { off: '03.05.2027.', worked: '2027. gada 8. maijs', source: 'MK rīkojums Nr. 1' };
const asSecretary = (installation: Actor['installation']) =>
	makeActor(installation, { role: 'SECRETARY', userId: 'secretary', name: 'Sekretāre' });

describe.each(databaseKinds)('the table of the working calendar on %s', (kind) => {
	test('is added to, changed and taken from; each can be undone, and holds at once', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-27T08:00:00Z' });
		const secretary = asSecretary(installation);
		const isWorked = async (date: string) => (await calendarOf(installation)).isWorkingDay(date);
		const state = async (date: string) => [await isWorked('2027-05-03'), await isWorked(date)];

		const added = await desk.saveMoved(secretary, moved);
		expect(await state('2027-05-08')).toEqual([false, true]);
		expect(await desk.saveMoved(secretary, moved), 'twice is once').toEqual({ eventId: null });
		const rows = await installation.db.read.calendarDay.findMany({ where: { date: { gte: '2027-01-01' } } });
		expect(rows.filter(({ date }) => date < '2028')).toMatchObject([
			{ date: '2027-05-03', kind: 'OFF', pairedWith: '2027-05-08', version: 1 },
			{ date: '2027-05-08', kind: 'WORKED', pairedWith: '2027-05-03', version: 1 }
		]);

		const change = { ...moved, worked: '15.05.2027.', was: '2027-05-03', version: 1 };
		const twice = await Promise.all([desk.saveMoved(secretary, change), desk.saveMoved(secretary, change)]);
		expect(twice.filter(({ eventId }) => eventId)).toHaveLength(1);
		expect(await state('2027-05-15')).toEqual([false, true]);
		expect(await isWorked('2027-05-08')).toBe(false);
		const late = await refusalOf(desk.saveMoved(secretary, { ...change, source: 'Cits rīkojums' }));
		expect(late).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2 } });

		const changedEvent = twice.find(({ eventId }) => eventId)!.eventId!;
		expect(await undo(secretary, undoers, changedEvent)).toBeNull();
		expect(await state('2027-05-08')).toEqual([false, true]);
		const removed = await desk.removeDay(secretary, { day: '2027-05-03', version: 3 });
		expect(await state('2027-05-08')).toEqual([true, false]);
		expect(await desk.removeDay(secretary, { day: '2027-05-03', version: 3 })).toEqual({ eventId: null });
		expect(await undo(secretary, undoers, removed.eventId!)).toBeNull();
		expect(await state('2027-05-08')).toEqual([false, true]);
		// What was added is as it was left: it can be taken out as well.
		expect(await undo(secretary, undoers, added.eventId!)).toBeNull();
		expect(await state('2027-05-08')).toEqual([true, false]);
		const events = await installation.db.read.auditEvent.findMany({ orderBy: { id: 'asc' } });
		expect(events.map(({ deed, subjectId }) => [deed, subjectId])).toEqual(
			Array(6).fill(['calendar.change', '2027-05-03'])
		);
	});

	test('keeps special days, years and how terms end; what is kept of tasks follows', async () => {
		const installation = await testInstallation(kind, { at: '2026-01-03T08:00:00Z' });
		const secretary = asSecretary(installation);
		const { councilId } = await makeCouncil(installation);
		await makeTask(installation, { bodyId: councilId, due: '2026-01-02' });
		const late = async () => (await countTasks(secretary, '2026-01-03')).late;
		expect(await late()).toBe(1);
		const decided = await desk.decidePostponing(secretary, { postpone: true });
		expect(await late()).toBe(0);
		expect(await desk.decidePostponing(secretary, { postpone: true })).toEqual({ eventId: null });
		expect(await undo(secretary, undoers, decided.eventId!)).toBeNull();
		expect(await late()).toBe(1);
		await desk.saveGiven(secretary, { kind: 'HOLIDAY', date: '02.01.2026.', name: 'x', source: 'y' }).then(
			() => expect.unreachable('it is moved already'),
			(refusal) => expect(refusal.fields).toEqual({ date: 'calendar_problem_taken' })
		);
		const festival = { kind: 'FESTIVAL', date: '10.07.2033.', name: 'Noslēgums', source: 'likums' };
		await desk.saveGiven(secretary, festival);
		expect((await calendarOf(installation)).isWorkingDay('2033-07-11')).toBe(false);

		const known = await desk.knowYear(secretary, { year: '2027', source: 'rīkojuma nebūs' });
		expect((await readCalendarPage(secretary)).years.find(({ year }) => year === '2027')).toMatchObject({
			...{ source: 'rīkojuma nebūs', isExpected: false, entries: [] }
		});
		await desk.forgetYear(secretary, { year: '2027' });
		expect((await undo(secretary, undoers, known.eventId!))?.why).toBe('CHANGED');
	});

	test('takes nothing that cannot be, and from nobody else', async () => {
		const installation = await testInstallation(kind, { at: '2026-11-27T08:00:00Z' });
		const secretary = asSecretary(installation);
		const problems = async (days: object) =>
			(await refusalOf(desk.saveMoved(secretary, { ...moved, ...days }))).fields;
		for (const [days, expected] of [
			[{ off: '04.05.2027.' }, { off: 'calendar_problem_off' }],
			[{ off: '02.05.2027.' }, { off: 'calendar_problem_off' }],
			[{ off: '31.02.2027.' }, { off: 'calendar_problem_date' }],
			[{ worked: '09.05.2027.' }, { worked: 'calendar_problem_saturday' }],
			[{ worked: '12.06.2027.' }, { worked: 'calendar_problem_month' }],
			[{ worked: '01.05.2027.' }, { worked: 'calendar_problem_worked_holiday' }],
			[{ off: '02.01.2026.' }, { off: 'calendar_problem_taken', worked: 'calendar_problem_month' }],
			[{ off: '03.05.1999.' }, { off: 'calendar_problem_year', worked: 'calendar_problem_month' }],
			[{ source: ' ' }, { source: 'calendar_problem_source' }]
		] as const)
			expect(await problems(days), JSON.stringify(days)).toEqual(expected);
		// The Saturday of the same week may be in the next month.
		expect(await desk.saveMoved(secretary, { ...moved, off: '30.06.2027.', worked: '03.07.2027.' })).toEqual({
			eventId: expect.any(String)
		});
		const member = makeActor(installation, { userId: 'member' });
		expect((await readCalendarPage(member)).mayChange).toBe(false);
		for (const verb of [desk.saveMoved, desk.saveGiven, desk.removeDay, desk.knowYear, desk.forgetYear]) {
			const input = {
				...moved,
				...{ date: '01.09.2027.', name: 'x', day: '2026-01-02', version: 1, year: '2027' }
			};
			expect((await refusalOf(verb(member, input))).reason).toBe('NOT_FOUND');
		}
		expect((await refusalOf(desk.decidePostponing(member, { postpone: true }))).reason).toBe('NOT_FOUND');
		const nobody = makeActor(installation, { userId: null });
		await expect(readCalendarPage(nobody)).rejects.toThrow('NOT_FOUND');
	});
});
