import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { approve, reopen } from '#lib/resolutions/report-approving.server.ts';
import { readApprovalPage } from '#lib/resolutions/report-approval-page.server.ts';
import { layBeforeCouncil } from '#lib/resolutions/report-laying.server.ts';
import { publish, recordSending, sign } from '#lib/resolutions/report-sending.server.ts';
import {
	approveSchema,
	laySchema,
	publishSchema,
	reopenSchema,
	sendSchema,
	signSchema
} from '#lib/resolutions/report-versions-schema.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readApprovalPage(actorOf(locals), params.id))), locale: locals.locale };
}

const back = ({ reportId }: { readonly reportId: string }, text: string) => ({
	to: `/reports/${reportId}/approval`,
	notice: { text }
});

/** The same of what an assistant prepares. */
const doneOrPrepared = (
	{ reportId }: { readonly reportId: string },
	{ isPrepared }: { readonly isPrepared: boolean },
	text: string
) => back({ reportId }, isPrepared ? m.resolutions_prepared_notice() : text);

export const actions = {
	lay: (event: RequestEvent) =>
		submit(event, 'lay', laySchema, async (actor, data) =>
			back(await layBeforeCouncil(actor, data), m.reports_laid())
		),
	approve: (event: RequestEvent) =>
		submit(event, 'approve', approveSchema, async (actor, data) =>
			doneOrPrepared(data, await approve(actor, data), m.reports_approved())
		),
	reopen: (event: RequestEvent) =>
		submit(event, 'reopen', reopenSchema, async (actor, data) =>
			back(await reopen(actor, data), m.reports_reopened())
		),
	sign: (event: RequestEvent) =>
		submit(event, 'sign', signSchema, async (actor, data) => {
			const done = await sign(actor, data);
			const isOther = done.matches.includes('OTHER_TEXT');
			return back(done, isOther ? m.reports_signed_with_other() : m.reports_signed());
		}),
	send: (event: RequestEvent) =>
		submit(event, 'send', sendSchema, async (actor, data) =>
			doneOrPrepared(data, await recordSending(actor, data), m.reports_sent())
		),
	publish: (event: RequestEvent) =>
		submit(event, 'publish', publishSchema, async (actor, data) =>
			doneOrPrepared(
				data,
				await publish(actor, data),
				data.isPublished ? m.reports_published() : m.reports_unpublished()
			)
		)
};
