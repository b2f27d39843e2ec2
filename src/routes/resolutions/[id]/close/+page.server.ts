import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { close, reopen } from '#lib/resolutions/closing.server.ts';
import { readClosing } from '#lib/resolutions/forms.server.ts';
import { closeSchema, reopenSchema } from '#lib/resolutions/resolution-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	const closing = await answer(readClosing(actorOf(locals), params.id));
	return { ...closing, formId: newId(), locale: locals.locale };
}

export const actions = {
	close: (event: RequestEvent) =>
		submit(event, 'close', closeSchema, async (actor, data) => {
			const done = await close(actor, data);
			const to = `/resolutions/${data.id}`;
			if (done.isPrepared) return { to, notice: { text: m.resolutions_prepared_notice() } };
			return saved(to, done.eventId, m.resolutions_closed());
		}),
	reopen: (event: RequestEvent) =>
		submit(event, 'reopen', reopenSchema, async (actor, data) => {
			const { id, eventId } = await reopen(actor, data);
			return saved(`/resolutions/${id}`, eventId, m.resolutions_reopened());
		})
};
