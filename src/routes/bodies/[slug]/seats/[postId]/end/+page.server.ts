import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { endSeatSchema } from '#lib/council/seat-editing-schema.ts';
import { endSeat } from '#lib/council/seat-editing.server.ts';
import { readSeat } from '#lib/council/seat-pages.server.ts';
import { readTasksOfSeat } from '#lib/tasks/ending-body-pages.server.ts';
import { answer } from '../../../../../answer.server.ts';
import { submit } from '../../../../../submit.server.ts';
import { saved } from '../../../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const seat = await answer(readSeat(actor, params.slug, params.postId));
	if (!seat.canChange || seat.endDate !== null) error(404, 'NOT_FOUND');
	return { seat, tasks: await readTasksOfSeat(actor, seat.id) };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', endSeatSchema, async (actor, data) => {
			const { slug, eventId, ended } = await endSeat(actor, data);
			return saved(`/bodies/${slug}/seats/${data.id}`, eventId, m.bodies_seat_end_done({ count: ended }));
		})
};
