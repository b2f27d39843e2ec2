import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { mustBeAbleToChange } from '#lib/council/changing.server.ts';
import { editMandateSchema } from '#lib/council/mandate-editing-schema.ts';
import { editMandate } from '#lib/council/mandate-editing.server.ts';
import { readMandates } from '#lib/council/mandates.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { saved } from '../../../saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const body = await answer(readMandates(actor, params.slug));
	await answer(mustBeAbleToChange(actor));
	const mandate = body.versions.find((one) => one.id === params.id && one.time !== 'PAST');
	if (!mandate) error(404, 'NOT_FOUND');
	return { body: { slug: body.slug, label: body.label }, mandate };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', editMandateSchema, async (actor, data) => {
			const { slug, eventId } = await editMandate(actor, data);
			return saved(`/bodies/${slug}/mandate`, eventId, m.bodies_saved());
		})
};
