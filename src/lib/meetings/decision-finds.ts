import type { DecisionTaskView } from './minutes.ts';
import type { TaskFind } from './task-finding.ts';

/** What a decision asks for, and the task that was made of it. */
export interface FindView {
	/** Its place among the decision's, from 0. */
	readonly at: number;
	readonly title: string;
	/** The sentence. */
	readonly text: string;
	readonly lead: readonly string[];
	readonly co: readonly string[];
	readonly due: string | null;
	readonly dueText: string | null;
	readonly recurrence: string | null;
	/** The number of the task, where one was made. */
	readonly made: number | null;
}

/**
 * Finds beside the tasks that were born of their decision: one whose title it still bears, then one that the same institution owes
 * or that is due on the same day. Each task answers one find.
 */
export function matchFinds(finds: readonly TaskFind[], tasks: readonly DecisionTaskView[]): FindView[] {
	const free = tasks.filter(({ relation }) => relation === 'MADE');
	const take = (isIt: (task: DecisionTaskView) => boolean): number | null => {
		const place = free.findIndex(isIt);
		return place === -1 ? null : free.splice(place, 1)[0]!.number;
	};
	const byTitle = finds.map(({ title }) => take((task) => task.title === title));
	return finds.map(({ title, text, lead, co, due, dueText, recurrence }, at) => ({
		...{ at, title, text, lead, co, due, dueText, recurrence },
		made:
			byTitle[at] ??
			take(
				(task) =>
					task.owners.lead.some(
						({ institutionId }) => institutionId !== null && lead.includes(institutionId)
					) ||
					(due !== null && (task.originalDue ?? task.due) === due)
			)
	}));
}
