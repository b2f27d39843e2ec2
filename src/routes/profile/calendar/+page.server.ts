import type { RequestEvent } from '@sveltejs/kit';
import { nothingSchema } from '#lib/accounts/account-schemas.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { makeFeedSchema } from '#lib/accounts/calendar-feed-schema.ts';
import { makeFeed, readFeed, withdrawFeed } from '#lib/accounts/calendar-feed.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { preview, submit } from '../../submit.server.ts';

export async function load({ locals }) {
	const feed = await answer(readFeed(actorOf(locals)));
	return { feed, formId: newId(), locale: locals.locale };
}

export const actions = {
	/** The address comes back once, on the page itself: neither a notice nor the database ever holds it. */
	make: (event: RequestEvent) =>
		preview(event, 'make', makeFeedSchema, async (actor, data) => {
			const { token } = await makeFeed(actor, data);
			return { address: `${actor.installation.config.origin}/calendar/${token}.ics` };
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', nothingSchema, async (actor) => {
			await withdrawFeed(actor);
			return { to: '/profile/calendar', notice: { text: m.calendar_feed_withdrawn() } };
		})
};
