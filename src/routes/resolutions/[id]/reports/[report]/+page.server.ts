import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readDaysPage } from '#lib/resolutions/days-view.server.ts';
import { moveSchema, recountSchema, renameSchema, templateSchema } from '#lib/resolutions/report-schema.ts';
import { changeTemplate, renameReport } from '#lib/resolutions/reports.server.ts';
import * as days from '#lib/resolutions/step-moving.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { preview, submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const page = await answer(readDaysPage(actorOf(locals), { id: params.id, reportId: params.report }));
	return { ...page, locale: locals.locale };
}

function done({ params }: RequestEvent, { eventId }: days.DaysDone) {
	return saved(`/resolutions/${params.id}#report-${params.report}`, eventId, m.resolutions_days_saved());
}

export const actions = {
	look: (event: RequestEvent) => preview(event, 'move', moveSchema, days.previewMove),
	move: (event: RequestEvent) =>
		submit(event, 'move', moveSchema, async (actor, data) =>
			done(event, await days.moveTogether(actor, data))
		),
	lookRecount: (event: RequestEvent) => preview(event, 'recount', recountSchema, days.previewRecount),
	recount: (event: RequestEvent) =>
		submit(event, 'recount', recountSchema, async (actor, data) =>
			done(event, await days.recount(actor, data))
		),
	template: (event: RequestEvent) =>
		submit(event, 'template', templateSchema, async (actor, data) =>
			done(event, await changeTemplate(actor, data))
		),
	rename: (event: RequestEvent) =>
		submit(event, 'rename', renameSchema, async (actor, data) => done(event, await renameReport(actor, data)))
};
