import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { createInstitutionSchema } from '#lib/council/institution-editing-schema.ts';
import { createInstitution } from '#lib/council/institution-editing.server.ts';
import { readInstitutionOptions } from '#lib/council/seat-pages.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { saved } from '../../bodies/saved.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals }) {
	return { id: newId(), others: await answer(readInstitutionOptions(actorOf(locals))) };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', createInstitutionSchema, async (actor, data) => {
			const { id, eventId } = await createInstitution(actor, data);
			return saved(`/institutions/${id}`, eventId, m.bodies_made({ name: data.name }));
		})
};
