import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answerCommentSchema, withdrawCommentSchema } from '#lib/meetings/agreement-schema.ts';
import { readAgreement } from '#lib/meetings/agreement-view.server.ts';
import { answerComment } from '#lib/meetings/comment-answering.server.ts';
import { withdrawComment } from '#lib/meetings/comments.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return answer(readAgreement(actorOf(locals), params.id));
}

export const actions = {
	answer: (event: RequestEvent) =>
		submit(event, 'answer', answerCommentSchema, async (actor, data) => {
			const { meetingId, eventId } = await answerComment(actor, data);
			const text = m.agreement_answered_done();
			return {
				to: `/meetings/${meetingId}/agreement`,
				notice: { text, ...(eventId ? { undo: eventId } : {}) }
			};
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawCommentSchema, async (actor, data) => {
			const { meetingId } = await withdrawComment(actor, data);
			return { to: `/meetings/${meetingId}/agreement`, notice: { text: m.agreement_withdrawn_done() } };
		})
};
