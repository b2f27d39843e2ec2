import type { PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { heightOf, isLateStep, rungReached, type Duty, type Step } from './ladder.ts';

/** Why somebody hears: for a seat they hold, as an institution's contact, or as the secretariat. `id` is the seat's or the institution's. */
export interface Capacity {
	readonly kind: 'POST' | 'CONTACT' | 'SECRETARIAT';
	readonly id: string;
}

/** Somebody who answers for a task. */
export interface Hearer {
	readonly recipientId: string;
	readonly duty: Duty;
	readonly capacity: Capacity;
}

/** A task that is open, under control and has a deadline. */
export interface OwedTask {
	readonly id: string;
	readonly due: PlainDate;
	readonly registeredOn: PlainDate;
	readonly hearers: readonly Hearer[];
}

/** What somebody was told before. A moved deadline begins the ladder anew. */
export interface Notice {
	readonly taskId: string;
	readonly recipientId: string;
	readonly due: PlainDate;
	readonly step: string;
	readonly plannedOn: PlainDate;
}

export interface Facts {
	readonly tasks: readonly OwedTask[];
	/** Who hears of what nobody answers for, and of what was in vain. */
	readonly secretariat: readonly string[];
	readonly given: readonly Notice[];
}

export type Why = Duty | 'NO_RECIPIENT' | 'LATE_TWICE';

export interface DigestItem {
	readonly taskId: string;
	readonly due: PlainDate;
	readonly step: Step;
	readonly why: Why;
	readonly capacity: Capacity;
}

/** What one person is told on one day, all of it. */
export interface Digest {
	readonly recipientId: string;
	readonly items: readonly DigestItem[];
}

const secretariat: Capacity = { kind: 'SECRETARIAT', id: '' };

/**
 * Who must hear of what on a day: one digest a person, none empty, nothing on a day off, nothing twice.
 * Pure: the same calendar, the same facts and the same day give the same plan.
 */
export function planReminders(calendar: WorkingCalendar, facts: Facts, today: PlainDate): Digest[] {
	if (!calendar.isWorkingDay(today)) return [];
	const given = new Given(facts.given, today);
	const digests = new Map<string, DigestItem[]>();
	for (const task of facts.tasks) {
		for (const [recipientId, item] of itemsOf(calendar, task, facts.secretariat, given, today)) {
			const items = digests.get(recipientId);
			if (items) items.push(item);
			else digests.set(recipientId, [item]);
		}
	}
	return [...digests]
		.map(([recipientId, items]) => ({ recipientId, items: items.sort(mostUrgentFirst) }))
		.sort((a, b) => (a.recipientId < b.recipientId ? -1 : 1));
}

function itemsOf(
	calendar: WorkingCalendar,
	task: OwedTask,
	secretaries: readonly string[],
	given: Given,
	today: PlainDate
): [recipientId: string, DigestItem][] {
	const items: [string, DigestItem][] = [];
	const hearers = hearersOnce(task, secretaries);
	for (const { recipientId, duty, capacity, why } of hearers.values()) {
		const rung = rungReached(calendar, task.due, duty, task.registeredOn, today);
		if (rung && !given.hasReached(task, recipientId, rung.step))
			items.push([recipientId, { taskId: task.id, due: task.due, step: rung.step, why, capacity }]);
	}
	if (!given.wasInVain(task, items)) return items;
	for (const recipientId of secretaries)
		if (!hearers.has(recipientId) && !given.has(task, recipientId, 'ESCALATED'))
			items.push([
				recipientId,
				{ taskId: task.id, due: task.due, step: 'ESCALATED', why: 'LATE_TWICE', capacity: secretariat }
			]);
	return items;
}

/** Everybody once, in the strongest of their duties. Where nobody leads, the secretariat stands in. */
function hearersOnce(task: OwedTask, secretaries: readonly string[]): Map<string, Hearer & { why: Why }> {
	const standIns = task.hearers.some(({ duty }) => duty === 'LEAD')
		? []
		: secretaries.map((recipientId) => ({
				...{ recipientId, duty: 'LEAD' as const, capacity: secretariat, why: 'NO_RECIPIENT' as const }
			}));
	const once = new Map<string, Hearer & { why: Why }>();
	for (const hearer of [...standIns, ...task.hearers.map((one) => ({ ...one, why: one.duty }))]) {
		const known = once.get(hearer.recipientId);
		if (!known || (known.duty === 'CO' && hearer.duty === 'LEAD')) once.set(hearer.recipientId, hearer);
	}
	return once;
}

/** Late before due, the longer overdue the earlier. */
function mostUrgentFirst(a: DigestItem, b: DigestItem): number {
	if (a.due !== b.due) return a.due < b.due ? -1 : 1;
	return a.taskId < b.taskId ? -1 : 1;
}

/**
 * What was told before, to be asked quickly. Asked about a day that is past, what was told after it counts for nothing
 * but itself: the plan is that day's, and still nothing is said twice.
 */
class Given {
	readonly #steps = new Map<string, Set<string>>();
	readonly #reached = new Map<string, Set<string>>();
	readonly #lateSteps = new Map<string, Set<string>>();

	constructor(notices: readonly Notice[], today: PlainDate) {
		for (const { taskId, recipientId, due, step, plannedOn } of notices) {
			addTo(this.#steps, `${taskId} ${due} ${recipientId}`, step);
			if (plannedOn > today) continue;
			if (step !== 'ESCALATED') addTo(this.#reached, `${taskId} ${due} ${recipientId}`, step);
			if (isLateStep(step)) addTo(this.#lateSteps, `${taskId} ${due}`, step);
		}
	}

	has(task: OwedTask, recipientId: string, step: Step): boolean {
		return this.#steps.get(`${task.id} ${task.due} ${recipientId}`)?.has(step) ?? false;
	}

	/** Whether somebody was told this step already, or one after it. */
	hasReached(task: OwedTask, recipientId: string, step: Step): boolean {
		if (this.has(task, recipientId, step)) return true;
		const told = this.#reached.get(`${task.id} ${task.due} ${recipientId}`) ?? [];
		return [...told].some((earlier) => heightOf(earlier as Step) >= heightOf(step));
	}

	/** Whether lateness was told twice, what is told today included. */
	wasInVain(task: OwedTask, today: readonly [string, DigestItem][]): boolean {
		const late = new Set(this.#lateSteps.get(`${task.id} ${task.due}`));
		for (const [, item] of today) if (isLateStep(item.step)) late.add(item.step);
		return late.size >= 2;
	}
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
	const set = map.get(key);
	if (set) set.add(value);
	else map.set(key, new Set([value]));
}
