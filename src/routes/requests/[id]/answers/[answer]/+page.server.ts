import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { handOverAnswers } from '#lib/requests/answer-handing.server.ts';
import { readAnswerPage } from '#lib/requests/answer-page.server.ts';
import { handOverSchema, returnDraftSchema, withdrawDraftSchema } from '#lib/requests/answer-schemas.ts';
import { send, sendAll, writeDraft } from '#lib/requests/answer-writing.server.ts';
import { returnDraft, withdrawDraft } from '#lib/requests/drafting-deciding.server.ts';
import { nextOwed } from '#lib/requests/request-answers.server.ts';
import { sendAllSchema, sendAnswerSchema, writeAnswerSchema } from '#lib/requests/writing-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { roomOf } from '../../../words.ts';

type Event = RequestEvent<{ id: string; answer: string }>;

export async function load({ locals, params, url: { searchParams } }) {
	const number = (name: string) => {
		const asked = searchParams.get(name);
		return asked === null ? null : Number(asked);
	};
	const which = { requestId: params.id, answerId: params.answer };
	const compared = { from: number('from'), to: number('to') };
	const view = await answer(readAnswerPage(actorOf(locals), which, compared));
	return { view, formId: newId(), to: searchParams.get('to'), room: roomOf(view.request.subject) };
}

const pathOf = ({ id, answer: answerId }: Event['params']) => `/requests/${id}/answers/${answerId}`;

export const actions = {
	save: (event: Event) =>
		submit(event, 'save', writeAnswerSchema, async (actor, data) => {
			await writeDraft(actor, { ...data, answerId: event.params.answer });
			return { to: pathOf(event.params), notice: { text: m.answering_done_saved() } };
		}),
	send: (event: Event) =>
		submit(event, 'send', sendAnswerSchema, async (actor, data) => {
			const { requestId, answerId } = await send(actor, { ...data, answerId: event.params.answer });
			const { id, count } = await nextOwed(actor, requestId, answerId);
			const text = count > 0 ? m.answering_done_sent_more({ count }) : m.answering_done_sent();
			return { to: pathOf({ id: requestId, answer: id }), notice: { text } };
		}),
	sendAll: (event: Event) =>
		submit(event, 'sendAll', sendAllSchema, async (actor, data) => {
			await sendAll(actor, { ...data, requestId: event.params.id });
			return { to: pathOf(event.params), notice: { text: m.answering_done_sent() } };
		}),
	handOver: (event: Event) =>
		submit(event, 'handOver', handOverSchema, async (actor, data) => {
			await handOverAnswers(actor, event.params.id, data);
			return { to: pathOf(event.params), notice: { text: m.requests_drafting_done() } };
		}),
	returnDraft: (event: Event) =>
		submit(event, 'returnDraft', returnDraftSchema, async (actor, data) => {
			await returnDraft(actor, data);
			return { to: pathOf(event.params), notice: { text: m.requests_draft_returned_done() } };
		}),
	withdrawDraft: (event: Event) =>
		submit(event, 'withdrawDraft', withdrawDraftSchema, async (actor, data) => {
			await withdrawDraft(actor, data);
			return { to: pathOf(event.params), notice: { text: m.requests_draft_withdrawn_done() } };
		})
};
