import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readBody } from '#lib/council/bodies.server.ts';
import { mustBeAbleToChange } from '#lib/council/changing.server.ts';
import { moveSeatSchema } from '#lib/council/seat-editing-schema.ts';
import { moveSeat } from '#lib/council/seat-editing.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { saved } from '../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const body = await answer(readBody(actor, params.slug));
	await answer(mustBeAbleToChange(actor));
	const { slug, label, kind, seats, existence } = body;
	return { body: { slug, label, kind, seats, existence } };
}

export const actions = {
	move: (event) =>
		submit(event, 'move', moveSeatSchema, async (actor, data) => {
			const { slug, eventId } = await moveSeat(actor, data);
			return saved(`/bodies/${slug}/seats#seat-${data.id}`, eventId, m.bodies_seat_moved());
		})
};
