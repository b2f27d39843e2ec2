import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { editBodySchema } from '#lib/council/body-editing-schema.ts';
import { editBody, readBodyForm } from '#lib/council/body-editing.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { saved } from '../../saved.ts';

export async function load({ locals, params }) {
	return { body: await answer(readBodyForm(actorOf(locals), params.slug)) };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', editBodySchema, async (actor, data) => {
			const { slug, eventId } = await editBody(actor, data);
			return saved(`/bodies/${slug}`, eventId, m.bodies_saved());
		})
};
