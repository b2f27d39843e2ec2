import type { PlainDate } from '#lib/calendar/days.ts';
import { heightOf, isLateStep, type Step } from './ladder.ts';
import type { Notice, OwedTask } from './planner.ts';

type Asked = Pick<OwedTask, 'id' | 'due'>;

/**
 * What was told before, to be asked quickly. Asked about a day that is past, what was told after it counts for nothing
 * but itself: the plan is that day's, and still nothing is said twice.
 */
export class Given {
	readonly #steps = new Set<string>();
	/** How far up the ladder somebody was told, by task, deadline and recipient. */
	readonly #reached = new Map<string, number>();
	/** The same for whoever was told most. */
	readonly #said = new Map<string, number>();
	readonly #lateSteps = new Map<string, Map<string, PlainDate>>();
	readonly #escalatedOn = new Map<string, PlainDate>();

	constructor(notices: readonly Notice[], today: PlainDate) {
		for (const { taskId, recipientId, due, step, plannedOn } of notices) {
			const task = `${taskId} ${due}`;
			const one = `${task} ${recipientId}`;
			this.#steps.add(`${one} ${step}`);
			if (plannedOn > today) continue;
			if (step === 'ESCALATED') keepEarliest(this.#escalatedOn, task, plannedOn);
			else {
				keepHighest(this.#reached, one, heightOf(step));
				keepHighest(this.#said, task, heightOf(step));
			}
			if (!isLateStep(step)) continue;
			if (!this.#lateSteps.has(task)) this.#lateSteps.set(task, new Map());
			keepEarliest(this.#lateSteps.get(task)!, step, plannedOn);
		}
	}

	has({ id, due }: Asked, recipientId: string, step: Step): boolean {
		return this.#steps.has(`${id} ${due} ${recipientId} ${step}`);
	}

	/** Whether somebody was told this step already, or one after it. */
	hasReached(task: Asked, recipientId: string, step: Step): boolean {
		if (this.has(task, recipientId, step)) return true;
		const reached = this.#reached.get(`${task.id} ${task.due} ${recipientId}`);
		return reached !== undefined && reached >= heightOf(step);
	}

	/** Whether somebody was told of this deadline at all. */
	wasTold({ id, due }: Asked, recipientId: string): boolean {
		return this.#reached.has(`${id} ${due} ${recipientId}`);
	}

	/** Whether anybody was told this step, or one after it. */
	wasSaid({ id, due }: Asked, step: Step): boolean {
		return (this.#said.get(`${id} ${due}`) ?? -Infinity) >= heightOf(step);
	}

	/** The notices of lateness that anybody was given, and when first: the caller's own to add to. */
	lateSteps({ id, due }: Asked): Map<string, PlainDate> {
		return new Map(this.#lateSteps.get(`${id} ${due}`));
	}

	/** The day on which the secretariat was first told of lateness in vain, or null. */
	escalatedOn({ id, due }: Asked): PlainDate | null {
		return this.#escalatedOn.get(`${id} ${due}`) ?? null;
	}
}

function keepHighest(heights: Map<string, number>, key: string, height: number): void {
	heights.set(key, Math.max(heights.get(key) ?? -Infinity, height));
}

function keepEarliest(days: Map<string, PlainDate>, key: string, day: PlainDate): void {
	const known = days.get(key);
	if (known === undefined || day < known) days.set(key, day);
}
