import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readInvitationPage } from '#lib/meetings/invitation-page.server.ts';
import { inviteSchema } from '#lib/meetings/invitation-schema.ts';
import { invite } from '#lib/meetings/inviting.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { sentWords } from '../sent.ts';

export async function load({ locals, params, url }) {
	const page = await answer(readInvitationPage(actorOf(locals), params.id, url.searchParams.get('to')));
	return { page, formId: newId(), locale: locals.locale };
}

export const actions = {
	send: (event: RequestEvent) =>
		submit(event, 'send', inviteSchema.omit({ meetingId: true }), async (actor, data) => {
			const meetingId = event.params.id!;
			const sent = await invite(actor, { ...data, meetingId });
			const text = sent.isPrepared ? m.invitations_done_prepared() : sentWords(sent);
			return { to: `/meetings/${meetingId}/invitation`, notice: { text } };
		})
};
