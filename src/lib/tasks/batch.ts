import { can, type Deed, type Standing } from '#lib/accounts/actor.ts';
import { deeds, isOpen, type OwnerDetail, type Status } from './tasks.ts';

/** What can be done with many tasks at once. Deadlines are not among it: each has its own source and reason. */
export const batchChanges = ['TAKE_CONTROL', 'END_CONTROL', 'CLOSE', 'MOVE', 'REPLACE_OWNER'] as const;
export type BatchChange = (typeof batchChanges)[number];

/** So many tasks are changed at once, at most. */
export const mostTasks = 1000;

/** Each change needs the right to it, one by one as by the dozen. */
export const batchDeeds: Readonly<Record<BatchChange, Deed>> = {
	TAKE_CONTROL: deeds.takeControl,
	END_CONTROL: deeds.endControl,
	CLOSE: deeds.close,
	MOVE: deeds.move,
	REPLACE_OWNER: deeds.assign
};

/** Which changes of many somebody may make; none whoever may not change many. */
export function offeredChanges(standing: Standing): BatchChange[] {
	if (!can(standing, deeds.batch)) return [];
	return batchChanges.filter((change) => can(standing, batchDeeds[change]));
}

/** Why a task cannot be changed with the others. */
export type BatchObstacle =
	| 'CHANGED' // somebody changed it after the preview
	| 'CLOSED'
	| 'CONTROLLED' // already under control
	| 'NOT_CONTROLLED'
	| 'PARTS_OPEN' // has open parts that are not closed with it
	| 'PART' // moves with the task that it is a part of, and not without it
	| 'SAME_BODY'
	| 'NOT_OWNER'; // the institution that is replaced does not answer for it

/** A task, as far as a change of many looks at it. */
export interface BatchTask {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly version: number;
	readonly bodyId: string;
	readonly parentId: string | null;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly underControl: boolean;
	readonly owners: readonly OwnerDetail[];
	/** All that is open below it, however deep. */
	readonly openPartIds: readonly string[];
}

export interface BatchAim {
	readonly change: BatchChange;
	readonly bodyId: string | null;
	/** The institution that is replaced, under all its names. */
	readonly fromIds: readonly string[];
}

/** What stands in the way of each of the tasks that are chosen; null where nothing does. */
export function obstaclesOf(
	tasks: readonly BatchTask[],
	aim: BatchAim
): ReadonlyMap<string, BatchObstacle | null> {
	const chosen = new Set(tasks.filter(isOpen).map(({ id }) => id));
	// What is taken off control takes its parts along, whether or not they were under it by themselves.
	const parts = new Set(tasks.filter((task) => isOpen(task) && task.underControl).flatMap(partsOf));
	return new Map(
		tasks.map((task) => [task.id, isOpen(task) ? obstacle(task, aim, chosen, parts) : 'CLOSED'])
	);
}

const partsOf = ({ openPartIds }: BatchTask) => openPartIds;

function obstacle(
	task: BatchTask,
	{ change, bodyId, fromIds }: BatchAim,
	chosen: ReadonlySet<string>,
	parts: ReadonlySet<string>
): BatchObstacle | null {
	const hasOpenParts = task.openPartIds.some((id) => !chosen.has(id));
	switch (change) {
		case 'TAKE_CONTROL':
			return task.underControl ? 'CONTROLLED' : null;
		case 'END_CONTROL':
			if (!task.underControl && !parts.has(task.id)) return 'NOT_CONTROLLED';
			return hasOpenParts ? 'PARTS_OPEN' : null;
		case 'CLOSE':
			return hasOpenParts ? 'PARTS_OPEN' : null;
		case 'MOVE':
			if (task.parentId !== null) return 'PART';
			return task.bodyId === bodyId ? 'SAME_BODY' : null;
		case 'REPLACE_OWNER':
			return task.owners.some((owner) => isReplaced(owner, fromIds)) ? null : 'NOT_OWNER';
	}
}

function isReplaced({ institutionId }: OwnerDetail, fromIds: readonly string[]): boolean {
	return institutionId !== null && fromIds.includes(institutionId);
}

/** Who answers once an institution is replaced: in the same role and place; nobody is named twice, and the lead stays the lead. */
export function ownersReplaced(
	owners: readonly OwnerDetail[],
	fromIds: readonly string[],
	toId: string
): OwnerDetail[] {
	const replaced = owners.map((owner) =>
		isReplaced(owner, fromIds) ? { ...owner, institutionId: toId, postId: null } : owner
	);
	const leads = replaced.filter(({ role }) => role === 'LEAD');
	const co = replaced.filter((one) => one.role === 'CO' && !leads.some((lead) => isSame(lead, one)));
	return [...leads, ...co].filter((one, index, all) => all.findIndex((of) => isSame(of, one)) === index);
}

function isSame(one: OwnerDetail, other: OwnerDetail): boolean {
	return one.institutionId === other.institutionId && one.postId === other.postId;
}

/** Parts before what they are a part of: a task has all open parts of its parts, so the fewer come first. */
export function partsFirst(tasks: readonly BatchTask[]): BatchTask[] {
	return [...tasks].sort((a, b) => a.openPartIds.length - b.openPartIds.length || a.number - b.number);
}
