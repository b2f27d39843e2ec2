import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answerComment, withdrawComment } from '#lib/resolutions/report-comments.server.ts';
import { answerCommentSchema, withdrawCommentSchema } from '#lib/resolutions/report-versions-schema.ts';
import { readVersionsPage } from '#lib/resolutions/report-versions-page.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	return { ...(await answer(readVersionsPage(actorOf(locals), params.id))), locale: locals.locale };
}

export const actions = {
	answer: (event: RequestEvent) =>
		submit(event, 'answer', answerCommentSchema, async (actor, data) => {
			const { reportId, id } = await answerComment(actor, data);
			return { to: `/reports/${reportId}/versions#c-${id}`, notice: { text: m.reports_comment_answered() } };
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawCommentSchema, async (actor, data) => {
			const { reportId } = await withdrawComment(actor, data);
			return {
				to: `/reports/${reportId}/versions`,
				notice: { text: m.reports_comment_withdrawn_done() }
			};
		})
};
