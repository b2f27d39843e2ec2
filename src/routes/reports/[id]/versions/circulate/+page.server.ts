import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { readVersionsPage } from '#lib/resolutions/report-versions-page.server.ts';
import { circulateSchema } from '#lib/resolutions/report-versions-schema.ts';
import { circulate } from '#lib/resolutions/report-versions.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const page = await answer(
		readVersionsPage(actor, params.id).then((found) => {
			if (!found.mayCirculate) throw new Refusal('NOT_FOUND');
			return found;
		})
	);
	return {
		...{ head: page.head, isAgain: page.versions.length > 0, formId: newId(), locale: locals.locale },
		...{ until: addDays(todayOf(actor), 7), isPrepared: page.isPrepared }
	};
}

export const actions = {
	circulate: (event: RequestEvent) =>
		submit(event, 'circulate', circulateSchema, async (actor, data) => {
			const done = await circulate(actor, data);
			const to = `/reports/${data.reportId}/versions`;
			if (done.isPrepared) return { to, notice: { text: m.resolutions_prepared_notice() } };
			const told = done.mails ? ` ${m.reports_circulated_mails({ count: done.mails.count })}` : '';
			return { to, notice: { text: m.reports_circulated({ number: done.number }) + told } };
		})
};
