import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import {
	bodyById,
	bodyLabel,
	bodyOptions,
	institutionAt,
	nameAt,
	type Directory
} from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { BatchObstacle, BatchTask } from '#lib/tasks/batch.ts';
import type { Planned } from '#lib/tasks/batch-planning.server.ts';
import { ownersOf } from '#lib/tasks/owners.ts';
import { closingWord, statusWord, type Closing } from '#lib/tasks/tasks.ts';
import { m } from '#i18n/generated/messages.js';

/** A task of a batch as the page lists it. */
export interface BatchRow {
	readonly id: string;
	readonly number: number;
	readonly name: string;
	readonly body: string;
	readonly status: string;
}

/** The same with what the change does to it. */
export interface PlannedRow extends BatchRow {
	/** "id:version", as it is confirmed. */
	readonly seen: string;
	readonly from: string;
	readonly to: string;
	readonly obstacle: BatchObstacle | null;
	readonly isAlong: boolean;
}

/** The chosen tasks in words. */
export async function viewChosen(actor: Actor, tasks: readonly BatchTask[]): Promise<BatchRow[]> {
	const directory = await directoryOf(actor.installation);
	return tasks.map((task) => viewTask(actor, directory, task));
}

/** What would change of each, from what to what. */
export async function viewPlan(
	actor: Actor,
	plan: readonly Planned[],
	{ change, closedAs, bodyId }: { change: string; closedAs: string; bodyId: string | null }
): Promise<PlannedRow[]> {
	const directory = await directoryOf(actor.installation);
	const today = rigaDate(actor.installation.clock.now());
	const names = (owners: BatchTask['owners']) => {
		const { lead, co } = ownersOf(directory, owners, today);
		return [...lead, ...co].map(({ label }) => label).join(', ') || m.tasks_change_nobody();
	};
	const sides = ({ task, owners }: Planned) => {
		const status = statusWord(task, actor.locale);
		switch (change) {
			case 'TAKE_CONTROL':
				return { from: m.tasks_batch_uncontrolled(), to: m.tasks_batch_controlled() };
			case 'END_CONTROL':
				return { from: status, to: closingWord('OFF_CONTROL', actor.locale) ?? '' };
			case 'CLOSE':
				return { from: status, to: closingWord(closedAs as Closing, actor.locale) ?? '' };
			case 'MOVE':
				return {
					from: bodyName(actor, directory, task.bodyId),
					to: bodyName(actor, directory, bodyId ?? '')
				};
			default:
				return { from: names(task.owners), to: names(owners ?? task.owners) };
		}
	};
	return plan.map((planned) => ({
		...viewTask(actor, directory, planned.task),
		seen: `${planned.task.id}:${planned.task.version}`,
		...sides(planned),
		...{ obstacle: planned.obstacle, isAlong: planned.isAlong }
	}));
}

function viewTask(actor: Actor, directory: Directory, task: BatchTask): BatchRow {
	const { id, number, code, title } = task;
	return {
		...{ id, number, name: [code, title].filter(Boolean).join(' ') },
		...{ body: bodyById(directory, task.bodyId)?.shortName ?? '', status: statusWord(task, actor.locale) }
	};
}

function bodyName({ locale }: Actor, directory: Directory, id: string): string {
	const body = bodyById(directory, id);
	return body ? bodyLabel(body, locale) : '';
}

/** What the fields of a change offer: bodies that are there today, and all institutions. */
export async function readChoices(actor: Actor) {
	const directory = await directoryOf(actor.installation);
	const today = rigaDate(actor.installation.clock.now());
	const institution = ({ id }: { id: string }) => {
		const { name, abbreviation } = nameAt(directory, id, today);
		return { value: id, label: abbreviation && abbreviation !== name ? `${name} (${abbreviation})` : name };
	};
	const { institutions } = directory;
	return {
		bodies: bodyOptions(directory, 'id', { locale: actor.locale, date: today }),
		institutions: institutions.map(institution),
		successors: institutions
			.filter(({ id }) => institutionAt(directory, id, today).institutionId === id)
			.map(institution)
	};
}
