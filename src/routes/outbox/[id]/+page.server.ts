import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mailKinds } from '#portal';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { answer, readForm } from '../../answer.server.ts';
import { readMail, resend } from '../desk.server.ts';

export const csr = false;

const asked = z.object({ version: z.coerce.number().int().min(1) });
const done = z.enum(['QUEUED', 'ALREADY']).nullable().catch(null);

export async function load({ locals, params, url }) {
	if (!isId(params.id)) error(404, m.accounts_not_found());
	const mail = await answer(readMail(actorOf(locals), mailKinds, params.id));
	return { mail, locale: locals.locale, resent: done.parse(url.searchParams.get('resent')) };
}

export const actions = {
	resend: async ({ locals, params, request }) => {
		const form = asked.safeParse(Object.fromEntries(await readForm(request)));
		if (!isId(params.id) || !form.success) error(404, m.accounts_not_found());
		const outcome = await answer(resend(actorOf(locals), { id: params.id, version: form.data.version }));
		redirect(303, `/outbox/${params.id}?resent=${outcome}`);
	}
};
