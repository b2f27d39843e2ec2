import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { editMeasureSchema, moveMeasureSchema, removeMeasureSchema } from '#lib/programmes/measure-schema.ts';
import { editMeasure, moveMeasure, removeMeasure } from '#lib/programmes/measures.server.ts';
import { readMeasureForm } from '#lib/programmes/programme-forms.server.ts';
import { answer } from '../../../../../answer.server.ts';
import { saved } from '../../../../../bodies/saved.ts';
import { submit } from '../../../../../submit.server.ts';
import { offerResults } from '../../../../result-rows.server.ts';

export async function load({ locals, params }) {
	const which = { id: params.id, measureId: params.measure };
	return { ...(await answer(readMeasureForm(actorOf(locals), which))), locale: locals.locale };
}

const onPage = (id: string, measureId: string) => `/programmes/${id}#n-${measureId}`;
const offering = { name: 'edit', schema: editMeasureSchema } as const;

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editMeasureSchema, async (actor, data) => {
			const { id, eventId } = await editMeasure(actor, data);
			return saved(onPage(id, data.id), eventId, m.programmes_measure_saved());
		}),
	count: (event: RequestEvent) => offerResults(event, { ...offering, wanted: 'COUNT' }),
	rows: (event: RequestEvent) => offerResults(event, { ...offering, wanted: 'ROWS' }),
	move: (event: RequestEvent) =>
		submit(event, 'move', moveMeasureSchema, async (actor, data) => {
			const { id, eventId, number, before } = await moveMeasure(actor, data);
			return saved(onPage(id, data.id), eventId, m.programmes_measure_moved({ number, before }));
		}),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removeMeasureSchema, async (actor, data) => {
			const { id, eventId } = await removeMeasure(actor, data);
			return saved(`/programmes/${id}`, eventId, m.programmes_measure_removed());
		})
};
