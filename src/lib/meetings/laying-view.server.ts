import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, inForce, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesOn } from '#lib/tasks/capacities.server.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { deeds as taskDeeds, isOpen } from '#lib/tasks/tasks.ts';
import { visibleTasks, visibleTasksSql } from '#lib/tasks/visibility.server.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** What the form by which a result is laid before the council shows. */
export interface LayingForm {
	readonly task: {
		readonly id: string;
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
		readonly version: number;
		readonly isOpen: boolean;
	};
	/** Before whom it can be laid, the nearest above first. */
	readonly bodies: readonly { readonly id: string; readonly label: string }[];
	readonly capacities: readonly Capacity[];
	/** What lies there already. */
	readonly waiting: WaitingLaying | null;
	readonly formId: string;
}

export interface WaitingLaying {
	readonly id: string;
	readonly body: string;
	readonly by: string;
	readonly on: PlainDate;
}

/** What the form shows. Refuses NOT_FOUND whoever does not lead the task's body. Three statements. */
export async function readForLaying(actor: Actor, number: number): Promise<LayingForm> {
	const { read } = actor.installation.db;
	const where = { AND: [visibleTasks(actor, todayOf(actor)), { number }] };
	const [found, directory] = await Promise.all([
		read.task.findFirst({
			where,
			select: {
				...{ id: true, number: true, code: true, title: true, version: true, status: true, bodyId: true },
				assignments: { select: { institutionId: true, postId: true } }
			}
		}),
		directoryOf(actor.installation)
	]);
	if (!found || !(can(actor, deeds.lay, found) || can(actor, deeds.withdrawLaying, found)))
		throw new Refusal('NOT_FOUND');
	const laying = await read.laying.findFirst({ where: { taskId: found.id, state: 'WAITING' } });
	const { bodyId, assignments, status, ...task } = found;
	const body = laying && bodyById(directory, laying.bodyId);
	return {
		task: { ...task, isOpen: isOpen({ status }) },
		bodies: bodiesAbove(directory, bodyId, todayOf(actor)).map((one) => ({
			id: one.id,
			label: bodyLabel(one, actor.locale)
		})),
		capacities: capacitiesOn(actor, directory, { bodyId, assignments }, taskDeeds.report),
		waiting: laying && {
			...{ id: laying.id, by: `${laying.authorName}, ${laying.capacity}`, on: rigaDate(laying.at) },
			body: body ? bodyLabel(body, actor.locale) : ''
		},
		formId: newId()
	};
}

/** The bodies that stand above one and exist on a day: the council last. */
function bodiesAbove(directory: Directory, bodyId: string, today: PlainDate) {
	const above = [];
	const seen = new Set<string>();
	for (let body = bodyById(directory, bodyId); body?.parentId && !seen.has(body.id);) {
		seen.add(body.id);
		body = bodyById(directory, body.parentId);
		if (body && inForce(body, today)) above.push(body);
	}
	return above;
}

/** A result that an item was laid with, beside a decision of that item. */
export interface LaidResult {
	readonly task: { readonly number: number; readonly title: string };
	/** Safe HTML. */
	readonly html: string;
	readonly by: string;
	readonly on: PlainDate;
	/** It waits for a decision; or this one has ended it, or another, or it was taken back. */
	readonly state: 'WAITING' | 'CLOSED' | 'RETURNED' | 'ELSEWHERE';
	/** The form's id where this reader may say what is decided. */
	readonly formId: string | null;
}

interface LaidRow {
	readonly number: number | bigint;
	readonly title: string;
	readonly status: string;
	readonly text: string;
	readonly authorName: string;
	readonly capacity: string;
	readonly at: Date | string;
	readonly state: string;
	readonly decisionId: string | null;
}

/** What was laid with the item of a decision, for whoever may know of its task; null where nothing was. One statement. */
export async function readLaid(
	actor: Actor,
	meeting: FoundMeeting,
	{ itemId, decisionId }: { readonly itemId: string; readonly decisionId: string }
): Promise<LaidResult | null> {
	const seen = visibleTasksSql(actor, todayOf(actor), 't');
	const [row] = await actor.installation.db.read.$queryRaw<LaidRow[]>`
		SELECT t."number", t."title", t."status", l."text", l."authorName", l."capacity", l."at", l."state", l."decisionId"
		FROM "AgendaItem" i JOIN "Laying" l ON l."id" = i."layingId" JOIN "Task" t ON t."id" = l."taskId"
		WHERE i."id" = ${itemId} AND ${seen}`;
	if (!row) return null;
	const { title, text, authorName, capacity } = row;
	const waits = row.state === 'WAITING' && row.status === 'SUBMITTED';
	const isHere = row.decisionId === decisionId;
	const ended = row.state === 'RETURNED' ? 'RETURNED' : 'CLOSED';
	const isPast = meeting.date === null || meeting.date <= todayOf(actor);
	const maySettle = waits && isPast && meeting.status !== 'CANCELLED' && mayDo(actor, deeds.settle, meeting);
	return {
		...{ task: { number: Number(row.number), title }, html: renderMarkdown(text) },
		...{ by: `${authorName}, ${capacity}`, on: rigaDate(new Date(row.at)) },
		state: waits ? 'WAITING' : isHere ? ended : 'ELSEWHERE',
		formId: maySettle ? newId() : null
	};
}
