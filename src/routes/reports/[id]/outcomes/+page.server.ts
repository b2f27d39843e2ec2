import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { ReportDone } from '#lib/resolutions/report-editing.server.ts';
import { readOutcomesPage } from '#lib/resolutions/report-outcomes-page.server.ts';
import {
	editOutcome,
	outcomeSchema,
	settleOutcome,
	settleOutcomeSchema
} from '#lib/resolutions/report-outcomes.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const edit = url.searchParams.get('edit');
	return { ...(await answer(readOutcomesPage(actorOf(locals), params.id))), locale: locals.locale, edit };
}

const done = ({ reportId, id }: ReportDone) => ({
	to: `/reports/${reportId}/outcomes#o-${id}`,
	notice: { text: m.reports_saved() }
});

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', outcomeSchema, async (actor, data) => done(await editOutcome(actor, data))),
	settle: (event: RequestEvent) =>
		submit(event, 'settle', settleOutcomeSchema, async (actor, data) =>
			done(await settleOutcome(actor, data))
		)
};
