import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { editSeatSchema } from '#lib/council/seat-editing-schema.ts';
import { editSeat } from '#lib/council/seat-editing.server.ts';
import { readInstitutionOptions, readSeat } from '#lib/council/seat-pages.server.ts';
import { answer } from '../../../../../answer.server.ts';
import { submit } from '../../../../../submit.server.ts';
import { saved } from '../../../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const seat = await answer(readSeat(actor, params.slug, params.postId));
	const institutions = await answer(readInstitutionOptions(actor, seat.institutionIds));
	return { seat, institutions };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', editSeatSchema, async (actor, data) => {
			const { slug, eventId } = await editSeat(actor, data);
			return saved(`/bodies/${slug}/seats/${data.id}`, eventId, m.bodies_saved());
		})
};
