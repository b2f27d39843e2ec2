import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { edit } from '#lib/resolutions/editing.server.ts';
import { readEditForm } from '#lib/resolutions/forms.server.ts';
import { findTwin } from '#lib/resolutions/registering.server.ts';
import { editSchema } from '#lib/resolutions/resolution-schema.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';
import { withTwin } from '../../new/twin.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readEditForm(actorOf(locals), params.id))), locale: locals.locale };
}

export const actions = {
	edit: async (event: RequestEvent) =>
		withTwin(
			event.locals,
			await submit(event, 'edit', editSchema, async (actor, data) => {
				const { id, eventId } = await edit(actor, data);
				return saved(`/resolutions/${id}`, eventId, m.resolutions_edited());
			}),
			findTwin
		)
};
