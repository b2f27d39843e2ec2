import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference } from '#lib/council/changing.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { askingDeeds } from './asking.ts';
import { requestFor } from './asker-finding.server.ts';
import { editRequestSchema } from './request-editing-schema.ts';
import { mustBeAsSeen, recordForRequest, todayOf, type FoundRequest } from './request-finding.server.ts';
import {
	isWrittenKind,
	reportTemplate,
	roundTemplate,
	type Template,
	type TemplateField
} from './template.ts';

type Typed = z.output<typeof editRequestSchema>;

/** What of a request can be edited. */
export interface RequestTexts {
	readonly title: string;
	readonly text: string | null;
	readonly due: string | null;
	readonly template: Template;
}

/**
 * Changes what is asked: title, text, last day, headings. Once it went out, the day is moved instead (`moveDue`), and once somebody has
 * written, the headings stay. Refuses NOT_FOUND whoever may not, INVALID no title, no heading or a day that is over, CONFLICT what was
 * changed meanwhile, NOT_NOW a closed request. Answers the event by which it can be undone; null where nothing changed.
 */
export async function edit(actor: Actor, input: unknown): Promise<string | null> {
	const typed = parseInput(editRequestSchema, input);
	return actor.installation.db.write(async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.prepare, typed.requestId);
		const template = await templateOf(tx, actor, request, typed);
		const isOut = request.state !== 'PREPARED';
		const { title, text } = typed;
		const wanted = { title, text, template, due: isOut ? request.due : typed.due };
		const { id: requestId, version } = request;
		if (!difference(textsOf(request), wanted)) return null;
		const values = { title: request.title, text: request.text, due: request.due };
		await mustBeAsSeen(tx, { requestId, version }, { seen: typed.version, values });
		if (wanted.due !== null && wanted.due !== request.due && wanted.due < todayOf(actor))
			refuseField('due', 'asker_problem_due_past');
		return put(tx, actor, request, wanted);
	});
}

/** What of a request can be edited, as it is. */
export function textsOf({ title, text, due, template }: FoundRequest): RequestTexts {
	return { title, text, due, template };
}

/** Puts texts into a request and records it, in the transaction of the change. Refuses NOT_NOW where it is closed, or headings in use. */
export async function put(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	wanted: RequestTexts,
	undoes?: string
): Promise<string | null> {
	const change = difference(textsOf(request), wanted);
	if (!change) return null;
	if (request.state === 'CLOSED') throw notNow('asker_problem_closed');
	if (change.after.template && (await isWritten(tx, request.id))) throw notNow('asker_problem_template_used');
	const { id, version } = request;
	const { template, ...texts } = wanted;
	await tx.request.update({
		where: { id, version },
		data: { ...texts, template: JSON.stringify(template), version: { increment: 1 } }
	});
	return recordForRequest(tx, actor, askingDeeds.prepare, request, { ...change, undoes });
}

/** Whether somebody has begun to answer: what stands there by itself, as the text of the last round, is nobody's yet. */
export async function isWritten(
	from: Pick<Transaction, 'answer'> | Pick<Reader, 'answer'>,
	requestId: string
): Promise<boolean> {
	const begun = { requestId, OR: [{ draftBy: { not: null } }, { firstSentOn: { not: null } }] };
	return (await (from as Pick<Transaction, 'answer'>).answer.count({ where: begun })) > 0;
}

async function templateOf(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	typed: Typed
): Promise<Template> {
	if (typed.from === 'usual') return reportTemplate('lv');
	if (typed.from === 'round') return roundTemplate('lv');
	if (typed.from === 'request') {
		if (typed.fromId === null) refuseField('fromId', 'asker_problem_from');
		return (await requestFor(tx, actor, askingDeeds.prepare, typed.fromId)).template;
	}
	const template = fieldsOf(typed, request.template);
	if (template.length === 0) refuseField('fieldTitles', 'asker_problem_no_field');
	return template;
}

/** The rows that have a title and are not taken away, in the order of their places. */
function fieldsOf(
	{ fieldIds, fieldKinds, fieldTitles, fieldHints, fieldPlaces, removed }: Typed,
	before: Template
): TemplateField[] {
	const rows = fieldTitles.flatMap((title, at) => {
		const id = fieldIds[at] || `f-${newId()}`;
		if (title === null || removed.includes(id)) return [];
		const kind = fieldKinds[at] ?? ('TEXT' as const);
		// What can be chosen and marked stays as the room that counts it made it.
		const same = before.find((field) => field.id === id && field.kind === kind);
		if (!same && !isWrittenKind(kind)) return refuseField('fieldTitles', 'server_problem_form');
		const field = { ...same, id, kind, title, hint: fieldHints[at] ?? null };
		const place = fieldPlaces[at] ? Number(fieldPlaces[at]) : Number.MAX_SAFE_INTEGER;
		return [{ field, place, at }];
	});
	const ordered = rows.toSorted((a, b) => a.place - b.place || a.at - b.at).map(({ field }) => field);
	return [...new Map(ordered.map((field) => [field.id, field])).values()];
}
