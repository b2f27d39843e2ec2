import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { takeOffersSchema } from '#lib/meetings/agenda-schema.ts';
import { readOffersPage, takeOffers } from '#lib/meetings/offers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return answer(readOffersPage(actorOf(locals), params.id));
}

export const actions = {
	take: (event: RequestEvent) =>
		submit(event, 'take', takeOffersSchema, async (actor, data) => {
			const { meetingId, count } = await takeOffers(actor, data);
			return { to: `/meetings/${meetingId}`, notice: { text: m.agenda_offers_taken({ count }) } };
		})
};
