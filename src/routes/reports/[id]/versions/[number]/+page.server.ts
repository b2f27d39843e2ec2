import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { comment } from '#lib/resolutions/report-comments.server.ts';
import { readVersionPage } from '#lib/resolutions/report-versions-page.server.ts';
import { commentSchema } from '#lib/resolutions/report-versions-schema.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const { id, number } = params;
	const page = await answer(readVersionPage(actorOf(locals), { id, number: Number(number) }));
	return { ...page, commenting: url.searchParams.get('comment'), locale: locals.locale };
}

export const actions = {
	comment: (event: RequestEvent) =>
		submit(event, 'comment', commentSchema, async (actor, data) => {
			const { reportId, number, id } = await comment(actor, data);
			return {
				to: `/reports/${reportId}/versions/${number}#c-${id}`,
				notice: { text: m.reports_commented() }
			};
		})
};
