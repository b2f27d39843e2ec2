import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { generateYears, termAt, type GeneratedTask } from '../../../tests/setup/generated-years.ts';
import { heightOf, isLateStep, lateRung, rungsBefore } from './ladder.ts';
import { deadlinesReached, shortTerms } from './ladder-reach.ts';
import { planReminders, type DigestItem, type Facts, type Notice, type OwedTask } from './planner.ts';
import { ever, heldBackSince, hearsOfAllSince, isPaused, mondayOf, type PlannedDays } from './rhythm.ts';

const [from, days] = ['2017-01-02', 3650];
const years = generateYears(from, days, 350);
const ladders = [...new Set(years.tasks.map(({ ladder }) => ladder))];

type Told = DigestItem & { readonly recipientId: string; readonly day: PlainDate };

const told: Told[] = [];
const digests: { day: PlainDate; recipientId: string; items: number }[] = [];
const differences: PlainDate[] = [];
const unsaid: string[] = [];
const plannedDays: PlainDate[] = [];

/** Lives through all of it as a portal does that reads only what is due, and now and then compares with reading everything. */
beforeAll(() => {
	const given = new Map<string, Notice[]>();
	let planned: PlannedDays = { last: null, firstOfWeek: null };
	for (let index = 0; index < days; index++) {
		const day = addDays(from, index);
		if (years.isDown(day)) continue;
		const owed = years.tasks.flatMap((task) => {
			const term = termAt(task, day);
			return term ? [{ task, term }] : [];
		});
		const factsOf = (some: typeof owed): Facts => ({
			...{ calendar, planned, preferences: years.preferencesAt(day), secretariat: years.secretariat },
			tasks: some.map(({ task, term }): OwedTask => {
				const { id, registeredOn, ladder } = task;
				const hearers = years.hearersAt(task, day);
				return { id, due: term.due, registeredOn, ladder, hearers, touchedOn: term.since };
			}),
			given: some.flatMap(({ task }) => given.get(task.id) ?? [])
		});
		const reached = isRead(planned, day);
		const plan = planReminders(factsOf(owed.filter(({ task, term }) => reached(task, term))), day);
		if (index % 97 === 0 && JSON.stringify(planReminders(factsOf(owed), day)) !== JSON.stringify(plan))
			differences.push(day);
		if (calendar.isWorkingDay(day)) {
			planned = { last: day, firstOfWeek: (planned.last ?? '') >= mondayOf(day) ? planned.firstOfWeek : day };
			plannedDays.push(day);
		}
		for (const { recipientId, items } of plan) {
			digests.push({ day, recipientId, items: items.length });
			for (const item of items) {
				told.push({ ...item, recipientId, day });
				const { taskId, due, step } = item;
				if (!given.has(taskId)) given.set(taskId, []);
				given.get(taskId)!.push({ taskId, recipientId, due, step, plannedOn: day });
			}
		}
	}
}, 180_000);

/** What gathering.server.ts asks the database for. */
function isRead(planned: PlannedDays, today: PlainDate) {
	const sinces = [...years.preferencesAt(today).values()].flatMap(
		(one) => hearsOfAllSince(one, planned, today) ?? []
	);
	const since = [heldBackSince(planned, today), planned.last ?? ever, ...sinces].sort()[0]!;
	if (since === ever) return () => true;
	const reached = new Set(deadlinesReached(calendar, ladders, { since, today }, addDays(today, -850)));
	const short = shortTerms(ladders, { since, today });
	return (
		{ registeredOn }: { registeredOn: PlainDate },
		{ due, since: touched }: { due: PlainDate; since: PlainDate }
	) =>
		reached.has(due) ||
		touched >= since ||
		(due >= short.dueFrom && due <= short.dueTo && registeredOn >= short.registeredFrom);
}

describe('ten years of days', () => {
	it('have no digest on a day off, none that is empty, and never two for one person on a day', () => {
		expect(digests.length).toBeGreaterThan(3000);
		expect(digests.filter(({ day }) => !calendar.isWorkingDay(day))).toEqual([]);
		expect(digests.filter(({ items }) => items === 0)).toEqual([]);
		expect(new Set(digests.map(({ day, recipientId }) => `${day} ${recipientId}`)).size).toBe(digests.length);
	});

	it('say nothing twice, and no task twice in a digest', () => {
		const steps = told.map(({ taskId, recipientId, due, step }) => [taskId, recipientId, due, step].join());
		expect(new Set(steps).size).toBe(steps.length);
		const lines = told.map(({ day, taskId, recipientId }) => [day, taskId, recipientId].join());
		expect(new Set(lines).size).toBe(lines.length);
	});

	it('are planned from what is due as from everything', () => expect(differences).toEqual([]));

	it('give every task every step, to somebody who hears, on its day or on the first one on which they can be told', () => {
		const heard = Map.groupBy(told, ({ taskId, due }) => `${taskId} ${due}`);
		const firstPlanned = (day: PlainDate) => plannedDays.find((planned) => planned >= day) ?? '9999-12-31';
		for (const { task, due, step, date } of allRungs()) {
			// Whoever had paused hears when the pause is over; of what was moved or done meanwhile nothing is said.
			if (isEverybodyPaused(task, date)) continue;
			const until = firstPlanned(addDays(date, 9));
			if (termAt(task, date)?.due !== due || termAt(task, until)?.due !== due) continue;
			const isHeard = (heard.get(`${task.id} ${due}`) ?? []).some(
				(item) => item.day <= until && item.why !== 'LATE_TWICE' && heightOf(item.step) >= heightOf(step)
			);
			if (!isHeard) unsaid.push(`${task.id} due ${due}: ${step} on ${date}`);
		}
		expect(unsaid).toEqual([]);
	});

	it('tell the secretariat of what is late in vain: each of them once, when others were told as often as the ladder says', () => {
		const escalated = told.filter(({ step }) => step === 'ESCALATED');
		expect(escalated.length).toBeGreaterThan(100);
		for (const task of years.tasks)
			for (const { due } of task.terms) {
				const mine = told.filter((item) => item.taskId === task.id && item.due === due);
				const late = new Set(mine.filter(({ step }) => isLateStep(step)).map(({ step }) => step));
				const heard = mine.filter(({ step }) => step === 'ESCALATED');
				const isTheirs = mine.some(({ recipientId }) => years.secretariat.includes(recipientId));
				if (late.size >= task.ladder.tellAt) expect(isTheirs, `${task.id} ${due}`).toBe(true);
				for (const { day } of heard) expect(day > lastDay(calendar, due), `${task.id} ${due}`).toBe(true);
			}
	});
});

/** Every step of every term while it holds. */
function allRungs() {
	return years.tasks.flatMap((task) =>
		task.terms.flatMap(({ due, since }) => {
			const term = { due, registeredOn: task.registeredOn, ladder: task.ladder };
			const rungs = rungsBefore(calendar, term, 'LEAD');
			for (let n = 1; n < 40; n++) rungs.push(lateRung(calendar, term, n));
			return rungs
				.filter(({ date }) => date >= since && date < task.closedOn)
				.map((rung) => ({ task, due, ...rung }));
		})
	);
}

function isEverybodyPaused(task: GeneratedTask, day: PlainDate): boolean {
	const preferences = years.preferencesAt(day);
	const leads = years.hearersAt(task, day).filter(({ duty }) => duty === 'LEAD');
	const hasPaused = (id: string) => preferences.has(id) && isPaused(preferences.get(id)!, day);
	return leads.length > 0 && leads.every(({ recipientId }) => hasPaused(recipientId));
}
