import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { publishings, publishSchema } from '#lib/meetings/publishing-schema.ts';
import { publish } from '#lib/meetings/publishing.server.ts';
import { readPublishing } from '#lib/meetings/publishing-view.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';

export async function load({ locals, params, url }) {
	const asked = publishings.find((one) => one === url.searchParams.get('what')) ?? null;
	const view = await answer(readPublishing(actorOf(locals), params.id, asked));
	return { ...view, locale: locals.locale };
}

export const actions = {
	publish: (event: RequestEvent) =>
		submit(event, 'publish', publishSchema, async (actor, data) => {
			const done = await publish(actor, data);
			const to = `/meetings/${data.meetingId}/publishing`;
			if (done.isPrepared) return { to, notice: { text: m.published_prepared() } };
			const text = data.what === 'NONE' ? m.published_taken_off() : m.published_done();
			return changed(to, done.eventId, text);
		})
};
