import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readSplit } from '#lib/resolutions/forms.server.ts';
import { takePoints } from '#lib/resolutions/point-offers.server.ts';
import { takePointsSchema } from '#lib/resolutions/point-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	const split = await answer(readSplit(actorOf(locals), params.id));
	return { ...split, formId: newId(), locale: locals.locale };
}

export const actions = {
	take: (event: RequestEvent) =>
		submit(event, 'take', takePointsSchema, async (actor, data) => {
			const { id, count } = await takePoints(actor, data);
			return { to: `/resolutions/${id}#points`, notice: { text: m.resolutions_points_taken({ count }) } };
		})
};
