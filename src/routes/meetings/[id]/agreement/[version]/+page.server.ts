import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { commentSchema, withdrawCommentSchema } from '#lib/meetings/agreement-schema.ts';
import { readVersion } from '#lib/meetings/agreement-view.server.ts';
import { comment, withdrawComment } from '#lib/meetings/comments.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params, url }) {
	if (!/^[1-9]\d{0,3}$/.test(params.version)) error(404, 'NOT_FOUND');
	const commenting = url.searchParams.get('comment');
	return answer(readVersion(actorOf(locals), params.id, Number(params.version), commenting));
}

export const actions = {
	comment: (event: RequestEvent) =>
		submit(event, 'comment', commentSchema, async (actor, data) => {
			const { id } = await comment(actor, data, 'PORTAL');
			return { to: `${event.url.pathname}#c-${id}`, notice: { text: m.agreement_comment_done() } };
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawCommentSchema, async (actor, data) => {
			await withdrawComment(actor, data);
			return { to: event.url.pathname, notice: { text: m.agreement_withdrawn_done() } };
		})
};
