import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { Given } from './given.ts';
import { isLateStep, numberOf, rungReached, type Duty, type Ladder, type Rung, type Step } from './ladder.ts';
import {
	ever,
	heldBackSince,
	hearsOfAllSince,
	isPaused,
	mondayOf,
	type PlannedDays,
	type Preference
} from './rhythm.ts';

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
	/** Nobody of those to whom it is assigned can be reached: they lead the body and hear instead. */
	readonly isStandIn?: boolean;
}

/** A task that is open, under control and has a deadline. */
export interface OwedTask {
	readonly id: string;
	readonly due: PlainDate;
	readonly registeredOn: PlainDate;
	readonly ladder: Ladder;
	readonly hearers: readonly Hearer[];
	/** When it was changed last, as far as that was lately: its rungs may have passed before anybody could hear of them. */
	readonly touchedOn?: PlainDate | null;
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
	readonly calendar: WorkingCalendar;
	readonly tasks: readonly OwedTask[];
	/** Who hears of what nobody answers for, and of what was in vain. */
	readonly secretariat: readonly string[];
	readonly given: readonly Notice[];
	readonly planned: PlannedDays;
	/** A step after this day that nobody was told is said now, to whoever answers now. Without it: what was held back for a Monday. */
	readonly unsaidSince?: PlainDate;
	/** Of whoever chose something, by recipient. */
	readonly preferences: ReadonlyMap<string, Preference>;
}

/** LEAD and CO: the duty; STAND_IN: as who leads the body; NO_RECIPIENT, LATE_TWICE: as the secretariat. */
export type Why = Duty | 'STAND_IN' | 'NO_RECIPIENT' | 'LATE_TWICE';

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

type Told = [recipientId: string, item: DigestItem];
type KnownHearer = Hearer & { readonly why: Why };

const secretariat: Capacity = { kind: 'SECRETARIAT', id: '' };

/**
 * Who must hear of what on a day: one digest a person, none empty, nothing on a day off, nothing twice. Of what fell on
 * a day on which somebody could not be told (nobody planned, they had paused, they chose Mondays) the latest step is
 * told on the next day on which they can be; of a deadline that would be over by then, at once. Who came to a task after a step was given to somebody begins with the next one.
 * Pure: the same facts and the same day give the same plan.
 */
export function planReminders(facts: Facts, today: PlainDate): Digest[] {
	if (!facts.calendar.isWorkingDay(today)) return [];
	const day = new Day(facts, today);
	const digests = new Map<string, DigestItem[]>();
	for (const task of facts.tasks)
		for (const [recipientId, item] of day.itemsOf(task)) {
			const items = digests.get(recipientId);
			if (items) items.push(item);
			else digests.set(recipientId, [item]);
		}
	return [...digests]
		.map(([recipientId, items]) => ({ recipientId, items: items.sort(mostUrgentFirst) }))
		.sort((a, b) => (a.recipientId < b.recipientId ? -1 : 1));
}

/** Whether somebody hears on a day at all: they may have paused, or have chosen Mondays. */
export function hearsToday(
	{ preferences, planned }: Pick<Facts, 'preferences' | 'planned'>,
	recipientId: string,
	today: PlainDate
): boolean {
	return hearsOfAllSince(preferences.get(recipientId), planned, today) !== null;
}

/** One day's facts, to be asked task by task. */
class Day {
	readonly #facts: Facts;
	readonly #today: PlainDate;
	readonly #given: Given;
	readonly #since = new Map<string, PlainDate | null>();
	readonly #unsaidSince: PlainDate;

	constructor(facts: Facts, today: PlainDate) {
		this.#facts = facts;
		this.#today = today;
		this.#given = new Given(facts.given, today);
		this.#unsaidSince = facts.unsaidSince ?? heldBackSince(facts.planned, today);
	}

	itemsOf(task: OwedTask): Told[] {
		const hearers = hearersOnce(task, this.#facts.secretariat);
		const reached = (duty: Duty) => rungReached(this.#facts.calendar, task, duty, this.#today);
		const rungs: Record<Duty, Rung | null> = { LEAD: reached('LEAD'), CO: reached('CO') };
		const items: Told[] = [];
		for (const { recipientId, duty, capacity, why } of hearers.values()) {
			const rung = rungs[duty];
			if (rung && this.#mustHear(task, recipientId, rung))
				items.push([recipientId, { taskId: task.id, due: task.due, step: rung.step, why, capacity }]);
		}
		return [...items, ...this.#escalated(task, hearers, items, rungs.LEAD)];
	}

	#mustHear(task: OwedTask, recipientId: string, { step, date }: Rung): boolean {
		const since = this.#sinceOf(recipientId);
		if (since === null) return this.#cannotWait(task, recipientId, { step, date });
		if (this.#given.hasReached(task, recipientId, step)) return false;
		if (date > since || (task.touchedOn ?? '') >= since) return true;
		return date > this.#unsaidSince && !this.#given.wasSaid(task, step);
	}

	/** Who chose Mondays would hear of this deadline for the first time when it is over: that is said at once, and nothing else. */
	#cannotWait(task: OwedTask, recipientId: string, { step, date }: Rung): boolean {
		const { calendar, planned } = this.#facts;
		if (this.#isPaused(recipientId) || isLateStep(step) || this.#given.wasTold(task, recipientId))
			return false;
		const last = planned.last ?? ever;
		if (date <= last && (task.touchedOn ?? '') < last) return false;
		const next = calendar.workingDayOnOrAfter(addDays(mondayOf(this.#today), 7));
		return lastDay(calendar, task.due) < next;
	}

	/** The secretariat, once for a task and deadline, when the others were told of lateness as often as the ladder says. */
	#escalated(
		task: OwedTask,
		hearers: ReadonlyMap<string, KnownHearer>,
		items: readonly Told[],
		rung: Rung | null
	): Told[] {
		const on = this.#given.escalatedOn(task) ?? this.#inVainOn(task, hearers, items, rung);
		if (on === null) return [];
		const capacity = secretariat;
		return this.#facts.secretariat.flatMap((recipientId): Told[] => {
			const since = this.#sinceOf(recipientId);
			if (since === null || on <= since || hearers.has(recipientId)) return [];
			if (this.#given.has(task, recipientId, 'ESCALATED')) return [];
			const { id: taskId, due } = task;
			return [[recipientId, { taskId, due, step: 'ESCALATED', why: 'LATE_TWICE', capacity }]];
		});
	}

	/** The day on which the others were told often enough, today included; where all of them have paused, the step's own. */
	#inVainOn(
		task: OwedTask,
		hearers: ReadonlyMap<string, KnownHearer>,
		items: readonly Told[],
		rung: Rung | null
	): PlainDate | null {
		if (!rung || !isLateStep(rung.step)) return null;
		const { tellAt } = task.ladder;
		const late = this.#given.lateSteps(task);
		for (const [, { step }] of items) if (isLateStep(step) && !late.has(step)) late.set(step, this.#today);
		const days = [...late.values()].sort();
		if (days.length >= tellAt) return days[tellAt - 1]!;
		const leads = [...hearers.values()].filter(({ duty }) => duty === 'LEAD');
		const nobodyHears = leads.every(({ recipientId }) => this.#isPaused(recipientId));
		return nobodyHears && numberOf(rung.step) >= tellAt ? rung.date : null;
	}

	#isPaused(recipientId: string): boolean {
		const preference = this.#facts.preferences.get(recipientId);
		return preference !== undefined && isPaused(preference, this.#today);
	}

	#sinceOf(recipientId: string): PlainDate | null {
		const known = this.#since.get(recipientId);
		if (known !== undefined) return known;
		const { preferences, planned } = this.#facts;
		const since = hearsOfAllSince(preferences.get(recipientId), planned, this.#today);
		this.#since.set(recipientId, since);
		return since;
	}
}

/** Everybody once, in the strongest of their duties. Where nobody leads, the secretariat stands in. */
function hearersOnce(task: OwedTask, secretaries: readonly string[]): Map<string, KnownHearer> {
	const standIns = task.hearers.some(({ duty }) => duty === 'LEAD')
		? []
		: secretaries.map((recipientId) => ({
				...{ recipientId, duty: 'LEAD' as const, capacity: secretariat, why: 'NO_RECIPIENT' as const }
			}));
	const known = task.hearers.map((one) => ({
		...one,
		why: one.isStandIn ? ('STAND_IN' as const) : one.duty
	}));
	const once = new Map<string, KnownHearer>();
	for (const hearer of [...standIns, ...known]) {
		const before = once.get(hearer.recipientId);
		if (!before || (before.duty === 'CO' && hearer.duty === 'LEAD')) once.set(hearer.recipientId, hearer);
	}
	return once;
}

/** Late before due, the longer overdue the earlier. */
function mostUrgentFirst(a: DigestItem, b: DigestItem): number {
	if (a.due !== b.due) return a.due < b.due ? -1 : 1;
	return a.taskId < b.taskId ? -1 : 1;
}
