import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readRegisterForm } from '#lib/programmes/programme-forms.server.ts';
import { registerSchema } from '#lib/programmes/programme-schema.ts';
import { register } from '#lib/programmes/registering.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	const form = await answer(readRegisterForm(actorOf(locals), url.searchParams.get('after')));
	return { ...form, id: newId(), locale: locals.locale };
}

export const actions = {
	register: (event: RequestEvent) =>
		submit(event, 'register', registerSchema, async (actor, data) => {
			const { id } = await register(actor, data);
			return { to: `/programmes/${id}`, notice: { text: m.programmes_registered() } };
		})
};
