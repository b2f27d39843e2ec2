import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { editInstitutionSchema } from '#lib/council/institution-editing-schema.ts';
import { editInstitution } from '#lib/council/institution-editing.server.ts';
import { readInstitutionForm } from '#lib/council/institution-pages.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { institution: await answer(readInstitutionForm(actorOf(locals), params.id)) };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', editInstitutionSchema, async (actor, data) => {
			const { id, eventId } = await editInstitution(actor, data);
			return saved(`/institutions/${id}`, eventId, m.bodies_saved());
		})
};
