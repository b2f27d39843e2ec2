import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { generateYears, termAt } from '../../../tests/setup/generated-years.ts';
import { isLateStep, rungReached, type Duty } from './ladder.ts';
import { deadlinesReached, shortTerms } from './ladder-reach.ts';
import { planReminders, type DigestItem, type Facts, type Notice, type OwedTask } from './planner.ts';
import { ever, hearsOfAllSince, isPaused, mondayOf, type PlannedDays } from './rhythm.ts';

const [from, days] = ['2017-01-02', 3650];
const years = generateYears(from, days, 700);
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
});

/** What gathering.server.ts asks the database for. */
function isRead(planned: PlannedDays, today: PlainDate) {
	const sinces = [...years.preferencesAt(today).values()].flatMap(
		(one) => hearsOfAllSince(one, planned, today) ?? []
	);
	const since = [planned.last ?? ever, ...sinces].sort()[0]!;
	if (since === ever) return () => true;
	const reached = new Set(deadlinesReached(calendar, ladders, { since, today }, from));
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
		const firstPlanned = (day: PlainDate) => plannedDays.find((planned) => planned >= day) ?? '9999';
		for (const task of years.tasks)
			for (const day of plannedDays) {
				const term = termAt(task, day);
				if (!term || !rungOn(task, term.due, 'LEAD', day)) continue;
				const step = rungOn(task, term.due, 'LEAD', day)!;
				const until = firstPlanned(addDays(day, 10));
				// Whoever had paused hears when the pause is over; a deadline that was moved or closed meanwhile is not spoken of.
				const leads = years.hearersAt(task, day).filter(({ duty }) => duty === 'LEAD');
				const preferences = years.preferencesAt(day);
				const paused = ({ recipientId }: { recipientId: string }) => {
					const one = preferences.get(recipientId);
					return one !== undefined && isPaused(one, day);
				};
				if (leads.length > 0 && leads.every(paused)) continue;
				if (termAt(task, until)?.due !== term.due) continue;
				const isHeard = (heard.get(`${task.id} ${term.due}`) ?? []).some(
					(item) => item.day <= until && item.why !== 'LATE_TWICE' && isAsFar(item.step, step)
				);
				if (!isHeard) unsaid.push(`${task.id} due ${term.due}: ${step} on ${day}`);
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

/** The step that falls on a day, whatever was told. */
function rungOn(
	task: (typeof years.tasks)[number],
	due: PlainDate,
	duty: Duty,
	day: PlainDate
): string | null {
	const rung = rungReached(
		calendar,
		{ due, registeredOn: task.registeredOn, ladder: task.ladder },
		duty,
		day
	);
	return rung && rung.date === day ? rung.step : null;
}

function isAsFar(step: string, asked: string): boolean {
	const height = (one: string) => (isLateStep(one) ? 1000 + Number(one.slice(5)) : -Number(one.slice(7)));
	return height(step) >= height(asked);
}
