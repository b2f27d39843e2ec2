import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { laySchema, withdrawLayingSchema } from '#lib/meetings/laying-schema.ts';
import { lay, withdrawLaying } from '#lib/meetings/laying.server.ts';
import { readForLaying } from '#lib/meetings/laying-view.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { numberOf } from '../documents/documented.server.ts';

export async function load({ locals, params }) {
	return answer(readForLaying(actorOf(locals), numberOf(params)));
}

export const actions = {
	lay: (event: RequestEvent) =>
		submit(event, 'lay', laySchema, async (actor, data) => {
			const { number } = await lay(actor, data);
			return { to: `/tasks/${number}`, notice: { text: m.agenda_laid() } };
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawLayingSchema, async (actor, data) => {
			const { number } = await withdrawLaying(actor, data);
			return { to: `/tasks/${number}`, notice: { text: m.agenda_laying_withdrawn() } };
		})
};
