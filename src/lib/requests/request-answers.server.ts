import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import { findAnswer } from './request-finding.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import { handOverAnswers } from './answer-handing.server.ts';
import { isFileOfAnswers } from './answer-files.server.ts';
import { readAnswerRows, readAnswerWhole, type AnswerRow, type AnswerRows } from './answer-rows.server.ts';

import { handOverSchema, returnDraftSchema, withdrawDraftSchema } from './answer-schemas.ts';
import { isAskedFor } from './answer-specialist.server.ts';
import { viewAnswers } from './answer-viewing.server.ts';
import type { AnswersView } from './answer-view.ts';
import { send, sendAll, writeDraft } from './answer-writing.server.ts';
import { capacitiesOnAnswer, withContacts } from './asked-actor.server.ts';
import { askingDeeds, isOwed } from './asking.ts';
import { returnDraft, withdrawDraft } from './drafting-deciding.server.ts';
import { readRequestDrafts, type RequestDraftView } from './request-drafts.server.ts';
import { surroundingsOf, type Surroundings } from './task-view.server.ts';
import { sendAllSchema, sendAnswerSchema, writeAnswerSchema } from './writing-schema.ts';

/** All that the page of a link about a request shows: what its holder is asked, one part open. */
export interface RequestAnswerView extends AnswersView {
	readonly kind: 'request';
	/** Whose link it is. */
	readonly name: string;
	/** Handing it to a specialist is asked for. */
	readonly isHandingOver: boolean;
	/** What was sent is to be written anew. */
	readonly isEditing: boolean;
	/** What the holder handed over and is not over. */
	readonly drafts: readonly RequestDraftView[];
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
	/** What was done last from here. */
	readonly done: RequestDone | null;
}

/** What was done by a link: all that is sent, saved or handed over says so at the top of the page. */
export type RequestDone = 'saved' | 'sent' | 'all' | 'handed' | 'returned' | 'withdrawn';
const dones: readonly RequestDone[] = ['saved', 'sent', 'all', 'handed', 'returned', 'withdrawn'];

/** What somebody may answer in a request. */
export interface OwnAnswers {
	readonly rows: AnswerRows;
	/** With the institutions that named them, where those are asked. */
	readonly answerer: Actor;
	readonly around: Surroundings;
}

/** What the holder of a link is asked today; `null` where nothing was ever asked of them there. Two statements. */
export async function readOwnAnswers(actor: Actor, requestId: string): Promise<OwnAnswers | null> {
	if (!isId(requestId)) return null;
	const { seats, namedBy = [], installation } = actor;
	const [rows, around] = await Promise.all([
		readAnswerRows(installation.db.read, { requestId, seats, namedBy, answerId: null }),
		surroundingsOf(installation)
	]);
	if (!rows) return null;
	const { directory } = around;
	const answerer = withContacts(actor, directory, rows.answers);
	const answers = rows.answers.filter((row) => isAskedFor(answerer, directory, row));
	return { rows: { ...rows, answers }, answerer, around };
}

/** Which part is open: the one that is asked for, after sending the next one that is owed, else the first that is. */
export function openOf(answers: readonly AnswerRow[], askedFor: string | null, isSent: boolean): AnswerRow {
	const named = answers.findIndex(({ id }) => id === askedFor);
	const from = Math.max(named, 0);
	const inOrder = [...answers.slice(from), ...answers.slice(0, from)];
	if (named >= 0 && !isSent) return answers[named]!;
	return inOrder.find(isOwed) ?? inOrder[0]!;
}

/** Whether a file is of what somebody is asked in a request. */
export async function isOwnFile(actor: Actor, requestId: string, attachmentId: string): Promise<boolean> {
	const own = await readOwnAnswers(actor, requestId);
	const ids = own?.rows.answers.map(({ id }) => id) ?? [];
	return ids.length > 0 && isFileOfAnswers(actor.installation.db.read, ids, attachmentId);
}

/** Where one goes on after sending: the next answer that is owed, else the one that was sent; and how many are. */
export async function nextOwed(
	actor: Actor,
	requestId: string,
	answerId: string
): Promise<{ id: string; count: number }> {
	const own = await readOwnAnswers(actor, requestId);
	const answers = own?.rows.answers.filter(({ withdrawnAt }) => withdrawnAt === null) ?? [];
	const count = answers.filter(isOwed).length;
	return { id: count > 0 ? openOf(answers, answerId, true).id : answerId, count };
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<RequestAnswerView>> {
	const [own, drafts] = await Promise.all([readOwnAnswers(actor, id), readRequestDrafts(actor, id)]);
	const path = `/requests/${id}`;
	const answers = own?.rows.answers.filter(({ withdrawnAt }) => withdrawnAt === null) ?? [];
	if (!own || answers.length === 0 || own.rows.request.state === 'PREPARED')
		return { state: 'NOT_THEIRS', path, title: null };
	const { request } = own.rows;
	if (request.state === 'CLOSED') return { state: 'ENDED', path, title: request.title };
	const [, what = '', which = ''] = /^([a-z]+)\.([\da-f-]{36})$/.exec(asked.get('sent') ?? '') ?? [];
	const done = dones.find((one) => one === what) ?? null;
	const open = openOf(answers, which || asked.get('part'), done === 'sent');
	const whole = await readAnswerWhole(actor.installation.db, open.id);
	const { answerer, around } = own;
	return {
		state: 'OPEN',
		view: {
			...viewAnswers({
				...{ reader: answerer, around, open, whole, isWriter: true },
				rows: { request, answers }
			}),
			capacities: capacitiesOnAnswer(
				answerer,
				{ directory: around.directory, request },
				open,
				askingDeeds.send
			),
			...{ kind: 'request', name: actor.name, drafts, done, formId: newId() },
			isHandingOver: asked.get('to') === 'drafting',
			isEditing: asked.get('to') === 'edit'
		}
	};
}

/** A link is for the answers of one request. */
async function mustBeOf(actor: Actor, requestId: string, answerId: string): Promise<void> {
	const answer = await findAnswer(actor.installation.db.read, answerId);
	if (answer.requestId !== requestId) throw new Refusal('NOT_FOUND');
}

/** A request is answered from the mail: every part that one's seats and institutions are asked for, or handed to a specialist. */
export const requestAnswers: Answerable<RequestAnswerView> = {
	show,
	forms: {
		save: {
			schema: writeAnswerSchema,
			async send(actor, requestId, data) {
				const { answerId } = data as { answerId: string };
				await mustBeOf(actor, requestId, answerId);
				await writeDraft(actor, data, 'MAIL');
				return `saved.${answerId}`;
			}
		},
		send: {
			schema: sendAnswerSchema,
			async send(actor, requestId, data) {
				const { answerId } = data as { answerId: string };
				await mustBeOf(actor, requestId, answerId);
				await send(actor, data, 'MAIL');
				return `sent.${answerId}`;
			}
		},
		sendAll: {
			schema: sendAllSchema,
			async send(actor, requestId, data) {
				await sendAll(actor, { ...data, requestId }, 'MAIL');
				return `all.${requestId}`;
			}
		},
		handOver: {
			schema: handOverSchema,
			send: async (actor, requestId, data) =>
				`handed.${(await handOverAnswers(actor, requestId, data, 'MAIL')).id}`
		},
		returnDraft: {
			schema: returnDraftSchema,
			send: async (actor, _id, data) => `returned.${(await returnDraft(actor, data)).id}`
		},
		withdrawDraft: {
			schema: withdrawDraftSchema,
			send: async (actor, _id, data) => `withdrawn.${(await withdrawDraft(actor, data)).id}`
		}
	}
};
