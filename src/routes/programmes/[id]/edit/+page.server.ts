import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readEditForm } from '#lib/programmes/programme-forms.server.ts';
import { editSchema } from '#lib/programmes/programme-schema.ts';
import { edit } from '#lib/programmes/registering.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readEditForm(actorOf(locals), params.id))), locale: locals.locale };
}

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editSchema, async (actor, data) => {
			const { id, eventId } = await edit(actor, data);
			return saved(`/programmes/${id}`, eventId, m.programmes_edited());
		})
};
