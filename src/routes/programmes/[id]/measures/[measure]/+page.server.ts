import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { explain, tieTask, untieTask } from '#lib/programmes/explaining.server.ts';
import { readMeasurePage } from '#lib/programmes/measure-page.server.ts';
import { tell } from '#lib/programmes/telling.server.ts';
import { explainSchema, tellSchema, tieSchema, untieSchema } from '#lib/programmes/year-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const which = { id: params.id, measureId: params.measure };
	const page = await answer(readMeasurePage(actorOf(locals), which));
	return { page, entryId: newId(), locale: locals.locale };
}

const own = ({ params }: RequestEvent) => ({ measureId: params.measure! });
const here = ({ params }: RequestEvent) => `/programmes/${params.id}/measures/${params.measure}`;

export const actions = {
	tell: (event: RequestEvent) =>
		submit(event, 'tell', tellSchema.omit({ measureId: true }), async (actor, data) => {
			await tell(actor, { ...data, ...own(event) });
			return { to: `${here(event)}#course`, notice: { text: m.measures_told() } };
		}),
	explain: (event: RequestEvent) =>
		submit(event, 'explain', explainSchema.omit({ measureId: true }), async (actor, data) => {
			const { eventId } = await explain(actor, { ...data, ...own(event) });
			return saved(here(event), eventId, m.measures_explained());
		}),
	tie: (event: RequestEvent) =>
		submit(event, 'tie', tieSchema.omit({ measureId: true }), async (actor, data) => {
			await tieTask(actor, { ...data, ...own(event) });
			return { to: `${here(event)}#tied`, notice: { text: m.measures_tied_done() } };
		}),
	untie: (event: RequestEvent) =>
		submit(event, 'untie', untieSchema.omit({ measureId: true }), async (actor, data) => {
			await untieTask(actor, { ...data, ...own(event) });
			return { to: `${here(event)}#tied`, notice: { text: m.measures_untied_done() } };
		})
};
