import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { register } from '#lib/meetings/registering.server.ts';
import { readSigned } from '#lib/meetings/signed-view.server.ts';
import { addSigned, withdrawSigned } from '#lib/meetings/signing.server.ts';
import { addSignedSchema, registerSchema, withdrawSignedSchema } from '#lib/meetings/signing-schema.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';

export async function load({ locals, params }) {
	const { locale } = locals;
	return { ...(await answer(readSigned(actorOf(locals), params.id))), locale };
}

const own = (meetingId: string) => `/meetings/${meetingId}/signed`;

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addSignedSchema, async (actor, data) => {
			const { meetingId, match, eventId } = await addSigned(actor, data);
			const text = match === 'NOT_COMPARABLE' ? m.signed_added_not_compared() : m.signed_added();
			return changed(own(meetingId), eventId, text);
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawSignedSchema, async (actor, data) => {
			const { meetingId, eventId } = await withdrawSigned(actor, data);
			return changed(own(meetingId), eventId, m.signed_withdrawn_done());
		}),
	register: (event: RequestEvent) =>
		submit(event, 'register', registerSchema, async (actor, data) => {
			const { meetingId, eventId } = await register(actor, data);
			return changed(own(meetingId), eventId, m.signed_registered());
		})
};
