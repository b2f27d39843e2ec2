import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readLetterPage } from '#lib/requests/letter-page.server.ts';
import { registerLetter } from '#lib/requests/letter-registering.server.ts';
import { readLetterSchema, registerLetterSchema } from '#lib/requests/letter-schema.ts';
import { keepLetterFiles } from '#lib/requests/letter-uploads.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params, url: { searchParams } }) {
	const which = { who: searchParams.get('who'), letterId: searchParams.get('letter') };
	const letter = await answer(readLetterPage(actorOf(locals), { requestId: params.id, ...which }));
	const isChecking = letter.writer !== null && searchParams.get('letter') !== null;
	return { letter, isReading: !isChecking || searchParams.has('again'), chosen: letter.writer?.key ?? '' };
}

export const actions = {
	read: (event: RequestEvent) =>
		submit(event, 'read', readLetterSchema.omit({ requestId: true }), async (actor, data) => {
			const requestId = event.params.id!;
			await keepLetterFiles(actor, { ...data, requestId });
			const query = new URLSearchParams({ who: data.who, letter: data.id });
			return { to: `/requests/${requestId}/letters/new?${query}` };
		}),
	register: (event: RequestEvent) =>
		submit(event, 'register', registerLetterSchema.omit({ requestId: true }), async (actor, data) => {
			const requestId = event.params.id;
			const { answerId, count } = await registerLetter(actor, { ...data, requestId });
			const to = `/requests/${requestId}/answers/${answerId}`;
			return { to, notice: { text: m.registering_done({ count }) } };
		})
};
