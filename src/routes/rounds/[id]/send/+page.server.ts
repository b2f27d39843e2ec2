import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { sendSchema } from '#lib/rounds/round-schema.ts';
import { readSendingPage } from '#lib/rounds/sending-page.server.ts';
import { send } from '#lib/rounds/sending.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { page: await answer(readSendingPage(actorOf(locals), params.id)), formId: newId() };
}

export const actions = {
	send: (event: RequestEvent) =>
		submit(event, 'send', sendSchema.omit({ roundId: true }), async (actor, data) => {
			const roundId = event.params.id!;
			const sent = await send(actor, { ...data, roundId });
			const text = sent.isPrepared
				? m.rounds_sent_prepared()
				: sent.startsAt
					? m.rounds_sent_batch({ count: sent.count })
					: m.rounds_sent_done({ count: sent.count });
			return { to: `/rounds/${roundId}/send`, notice: { text } };
		})
};
