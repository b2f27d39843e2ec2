import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readPlanning } from '#lib/resolutions/forms.server.ts';
import { addReportSchema } from '#lib/resolutions/report-schema.ts';
import { addReport } from '#lib/resolutions/reports.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const head = await answer(readPlanning(actorOf(locals), params.id));
	return { head, formId: newId(), locale: locals.locale };
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addReportSchema, async (actor, data) => {
			const { id } = await addReport(actor, data);
			return { to: `/resolutions/${id}#report-${data.id}`, notice: { text: m.resolutions_report_added() } };
		})
};
