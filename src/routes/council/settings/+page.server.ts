import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { hasPublicPages, setPublicPages } from '#lib/meetings/public-pages.server.ts';
import { publicPagesSchema } from '#lib/meetings/publishing-schema.ts';
import { submit } from '../../submit.server.ts';
import { changed } from '../../meetings/changed.ts';

export async function load({ locals: { installation } }) {
	return { isOn: await hasPublicPages(installation) };
}

export const actions = {
	set: (event: RequestEvent) =>
		submit(event, 'set', publicPagesSchema, async (actor, data) => {
			const { eventId } = await setPublicPages(actor, data);
			const text = data.isOn ? m.published_settings_turned_on() : m.published_settings_turned_off();
			return changed('/council/settings', eventId, text);
		})
};
