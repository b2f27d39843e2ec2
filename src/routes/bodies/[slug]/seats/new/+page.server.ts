import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { findBodyOf } from '#lib/council/body-editing.server.ts';
import { bodyLabel } from '#lib/council/council.ts';
import { addSeatSchema } from '#lib/council/seat-editing-schema.ts';
import { addSeat } from '#lib/council/seat-editing.server.ts';
import { readInstitutionOptions } from '#lib/council/seat-pages.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { saved } from '../../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const institutions = await answer(readInstitutionOptions(actor));
	const { id, slug, kind, number, name } = await answer(findBodyOf(actor, params.slug));
	const body = { id, slug, kind, label: bodyLabel({ number, name }, actor.locale) };
	return { id: newId(), body, institutions };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', addSeatSchema, async (actor, data) => {
			const { slug, eventId } = await addSeat(actor, data);
			return saved(`/bodies/${slug}/seats`, eventId, m.bodies_seat_added({ seat: data.label }));
		})
};
