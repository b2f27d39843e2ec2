import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Deed, type Subject } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import * as changing from '#lib/council/changing.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from './answered-task.server.ts';
import { subjectOfRequest, type AnswerState, type RequestState } from './asking.ts';
import { readTemplate, type Template } from './template.ts';

/*
 * What every verb about a request begins and ends with: found for whoever may do it, as the writer saw it, recorded under the request.
 */

export { todayOf };

/** What every verb needs of a request. */
export const requestColumns = {
	...{ id: true, subject: true, title: true, text: true, template: true, due: true, bodyId: true },
	...{ state: true, askedAt: true, closedAt: true, version: true }
} as const;

/** What every verb needs of one who is asked. */
export const answerColumns = {
	...{ id: true, requestId: true, partId: true, institutionId: true, postId: true, label: true },
	...{ position: true, role: true, state: true, isUnasked: true, due: true, draft: true, draftAt: true },
	...{ draftById: true, draftBy: true, firstSentOn: true, sentOn: true, remindedAt: true },
	...{ withdrawnAt: true, version: true }
} as const;

type Reading = Pick<Reader, 'request' | 'answer'> | Pick<Transaction, 'request' | 'answer'>;
type RequestRow = NonNullable<Awaited<ReturnType<typeof readRequestRow>>>;
type AnswerRow = NonNullable<Awaited<ReturnType<typeof readAnswerRow>>>;

/** A request, as far as its verbs go. */
export type FoundRequest = Omit<RequestRow, 'state' | 'template'> & {
	readonly state: RequestState;
	readonly template: Template;
};

/** One who is asked, with the request. */
export type FoundAnswer = Omit<AnswerRow, 'state' | 'request'> & {
	readonly state: AnswerState;
	readonly request: FoundRequest;
};

function readRequestRow(from: Reading, id: string) {
	return (from as Pick<Transaction, 'request'>).request.findUnique({
		where: { id },
		select: requestColumns
	});
}

function readAnswerRow(from: Reading, id: string) {
	return (from as Pick<Transaction, 'answer'>).answer.findUnique({
		where: { id },
		select: { ...answerColumns, request: { select: requestColumns } }
	});
}

/** A row as its verbs know it. */
export function requestOf({ state, template, ...row }: RequestRow): FoundRequest {
	return { ...row, state: state as RequestState, template: readTemplate(template) };
}

/** A request by its id, for whoever asks: who may do what with it is asked by the verb. Refuses NOT_FOUND. */
export async function findRequest(from: Reading, id: string): Promise<FoundRequest> {
	const row = isId(id) ? await readRequestRow(from, id) : null;
	if (!row) throw new Refusal('NOT_FOUND');
	return requestOf(row);
}

/** One who is asked, by the answer's id, with the request; what may be done with it is asked by the verb. Refuses NOT_FOUND. */
export async function findAnswer(from: Reading, id: string): Promise<FoundAnswer> {
	const row = isId(id) ? await readAnswerRow(from, id) : null;
	if (!row) throw new Refusal('NOT_FOUND');
	return { ...row, state: row.state as AnswerState, request: requestOf(row.request) };
}

/** Who is asked, as the grants are asked about it: an institution with whoever has taken over from it by a day, or a seat. */
export function askedSubjectOf(
	directory: Directory,
	{ institutionId, postId }: Pick<AnswerRow, 'institutionId' | 'postId'>,
	today: PlainDate
): Pick<Subject, 'institutionIds' | 'postIds'> {
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	const now = isKnown ? institutionAt(directory, institutionId, today).institutionId : institutionId;
	return {
		institutionIds: institutionId === null ? [] : [...new Set([institutionId, now!])],
		postIds: postId === null ? [] : [postId]
	};
}

/** Whether somebody may do a thing with a request, or with the answers of those who are given. */
export function mayDo(
	actor: Actor,
	deed: Deed,
	request: Pick<FoundRequest, 'bodyId'>,
	asked: Pick<Subject, 'institutionIds' | 'postIds'> = {}
): boolean {
	return can(actor, deed, subjectOfRequest(request, asked));
}

/** In which capacity somebody acts for a request whose asker they are, as it goes on the record: their office, or the seat by which they lead. */
export function capacityFor(actor: Actor, { bodyId }: Pick<FoundRequest, 'bodyId'>): string {
	if (actor.role !== null) return officeOf(actor);
	const seat = actor.seats.find((one) => one.bodyId === bodyId && isLead(one));
	return seat ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}

/** What was done to a request, or to what belongs to it. */
export interface RequestChange extends Recorded {
	/** Where it is not the asker's office or seat: in whose name it was done. */
	readonly capacity?: string;
}

/** Records a change under its request, in the transaction of the change; answers the event's id. */
export function recordForRequest(
	tx: Transaction,
	actor: Actor,
	deed: Pick<Deed, 'name'>,
	request: Pick<FoundRequest, 'id' | 'bodyId'>,
	{ capacity, ...change }: RequestChange
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacity ?? capacityFor(actor, request) },
		...{ subjectType: 'Request', subjectId: request.id, ...change }
	});
}

/**
 * Refuses CONFLICT where something of a request was changed since the writer saw it: with how it is now, and who changed the request
 * last. `version`: of what is changed.
 */
export function mustBeAsSeen(
	tx: Transaction,
	{ requestId, version }: { readonly requestId: string; readonly version: number },
	as: { readonly seen: number; readonly values: object }
): Promise<void> {
	return changing.mustBeAsSeen(tx, { subjectType: 'Request', subjectId: requestId, version }, as);
}
