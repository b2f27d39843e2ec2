import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { withdrawMeasureEntry } from '#lib/programmes/measure-entries.server.ts';
import { readMeasurePage } from '#lib/programmes/measure-page.server.ts';
import { withdrawEntrySchema } from '#lib/programmes/year-schema.ts';
import { answer } from '../../../../../answer.server.ts';
import { saved } from '../../../../../bodies/saved.ts';
import { submit } from '../../../../../submit.server.ts';

export async function load({ locals, params, url }) {
	const which = { id: params.id, measureId: params.measure };
	const { entries, ...page } = await answer(readMeasurePage(actorOf(locals), which));
	const entry = entries.find(({ id, mayWithdraw }) => mayWithdraw && id === url.searchParams.get('entry'));
	if (!entry) error(404, 'NOT_FOUND');
	return { page, entry, locale: locals.locale };
}

export const actions = {
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawEntrySchema.omit({ measureId: true }), async (actor, data) => {
			const { id, measure } = event.params;
			const { eventId } = await withdrawMeasureEntry(actor, { ...data, measureId: measure });
			const to = `/programmes/${id}/measures/${measure}#course`;
			return saved(to, eventId, m.measures_withdrawn_done());
		})
};
