import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { mustBeAbleToChange } from '#lib/council/changing.server.ts';
import { newMandateSchema } from '#lib/council/mandate-editing-schema.ts';
import { beginMandate } from '#lib/council/mandate-editing.server.ts';
import { readMandates } from '#lib/council/mandates.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { saved } from '../../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const body = await answer(readMandates(actor, params.slug));
	await answer(mustBeAbleToChange(actor));
	return { id: newId(), body };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', newMandateSchema, async (actor, data) => {
			const { slug, eventId } = await beginMandate(actor, data);
			return saved(`/bodies/${slug}/mandate`, eventId, m.bodies_mandate_begun());
		})
};
