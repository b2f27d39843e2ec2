import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readNewPoint } from '#lib/resolutions/forms.server.ts';
import { addPointSchema } from '#lib/resolutions/point-schema.ts';
import { addPoint } from '#lib/resolutions/points.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';
import { addRows } from '../../../../tasks/new/more-rows.server.ts';

export async function load({ locals, params }) {
	const form = await answer(readNewPoint(actorOf(locals), params.id));
	return { ...form, formId: newId(), locale: locals.locale };
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addPointSchema, async (actor, data) => {
			const { id, eventId } = await addPoint(actor, data);
			return saved(`/resolutions/${id}#point-${data.id}`, eventId, m.resolutions_point_added());
		}),
	rows: (event: RequestEvent) => addRows(event, 'add', addPointSchema)
};
