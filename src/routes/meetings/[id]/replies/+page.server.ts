import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { remindSchema } from '#lib/meetings/invitation-schema.ts';
import { remind } from '#lib/meetings/reminding.server.ts';
import { readRepliesPage } from '#lib/meetings/replies-page.server.ts';
import { ownReplySchema } from '#lib/meetings/reply-schema.ts';
import { registerReply, reply } from '#lib/meetings/replying.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { sentWords } from '../sent.ts';

export async function load({ locals, params, url }) {
	const page = await answer(readRepliesPage(actorOf(locals), params.id));
	const asked = url.searchParams.get('seat') ?? '';
	return { page, asked, formId: newId(), locale: locals.locale };
}

const pageOf = ({ params }: RequestEvent) => `/meetings/${params.id}/replies`;

export const actions = {
	reply: (event: RequestEvent) =>
		submit(event, 'reply', ownReplySchema, async (actor, data) => {
			await reply(actor, { ...data, meetingId: event.params.id });
			return { to: pageOf(event), notice: { text: m.invitations_answer_sent() } };
		}),
	register: (event: RequestEvent) =>
		submit(event, 'register', ownReplySchema, async (actor, data) => {
			await registerReply(actor, { ...data, meetingId: event.params.id });
			return { to: pageOf(event), notice: { text: m.invitations_answer_done() } };
		}),
	remind: (event: RequestEvent) =>
		submit(event, 'remind', remindSchema.omit({ meetingId: true }), async (actor, data) => {
			const sent = await remind(actor, { ...data, meetingId: event.params.id });
			const text = sent.isPrepared ? m.invitations_done_prepared() : sentWords(sent);
			return { to: pageOf(event), notice: { text } };
		})
};
