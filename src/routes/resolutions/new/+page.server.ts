import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readRegisterForm } from '#lib/resolutions/forms.server.ts';
import { lookAtResolution } from '#lib/resolutions/look.server.ts';
import { findTwin, register } from '#lib/resolutions/registering.server.ts';
import { registerSchema } from '#lib/resolutions/resolution-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { preview, submit } from '../../submit.server.ts';
import { withTwin } from './twin.server.ts';

export async function load({ locals, url }) {
	const form = await answer(readRegisterForm(actorOf(locals), url.searchParams.get('after')));
	return { ...form, id: newId(), locale: locals.locale };
}

export const actions = {
	register: async (event: RequestEvent) =>
		withTwin(
			event.locals,
			await submit(event, 'register', registerSchema, async (actor, data) => {
				const { id } = await register(actor, data);
				const offers = data.text === null ? '' : '/split';
				return { to: `/resolutions/${id}${offers}`, notice: { text: m.resolutions_registered() } };
			}),
			findTwin
		),
	check: async (event: RequestEvent) =>
		withTwin(event.locals, await preview(event, 'register', registerSchema, lookAtResolution), findTwin)
};
