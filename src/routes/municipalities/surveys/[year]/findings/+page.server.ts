import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readFindingsPage } from '#lib/municipalities/findings-page.server.ts';
import { concludeSchema, publishSchema } from '#lib/municipalities/findings-schema.ts';
import {
	conclude,
	publishFindings,
	type FindingsChanged
} from '#lib/municipalities/findings-writing.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params, url }) {
	return { page: await answer(readFindingsPage(actorOf(locals), params.year, url.searchParams)) };
}

const back = ({ year, eventId }: FindingsChanged, text: string) => ({
	to: `/municipalities/surveys/${year}/findings`,
	notice: { text, ...(eventId ? { undo: eventId } : {}) }
});

export const actions = {
	conclude: (event: RequestEvent) =>
		submit(event, 'conclude', concludeSchema, async (actor, data) =>
			back(await conclude(actor, data), m.findings_concluded())
		),
	publish: (event: RequestEvent) =>
		submit(event, 'publish', publishSchema, async (actor, data) =>
			back(
				await publishFindings(actor, data),
				data.isPublished ? m.findings_published() : m.findings_unpublished()
			)
		)
};
