import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addMeasureSchema as schema } from '#lib/programmes/measure-schema.ts';
import { addMeasure } from '#lib/programmes/measures.server.ts';
import { readNewMeasure } from '#lib/programmes/programme-forms.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';
import { offerResults } from '../../../result-rows.server.ts';

export async function load({ locals, params, url }) {
	const chapterId = url.searchParams.get('chapter');
	const form = await answer(readNewMeasure(actorOf(locals), params.id, chapterId));
	return { ...form, formId: newId(), locale: locals.locale };
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', schema, async (actor, data) => {
			const { id, eventId } = await addMeasure(actor, data);
			return saved(`/programmes/${id}#n-${data.id}`, eventId, m.programmes_measure_added());
		}),
	count: (event: RequestEvent) => offerResults(event, { name: 'add', schema, wanted: 'COUNT' }),
	rows: (event: RequestEvent) => offerResults(event, { name: 'add', schema, wanted: 'ROWS' })
};
