import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readLetterPage } from '#lib/requests/letter-page.server.ts';
import { registerLetter } from '#lib/requests/letter-registering.server.ts';
import { rereadLetter } from '#lib/requests/letter-rereading.server.ts';
import { readLetterSchema, registerLetterSchema, rereadLetterSchema } from '#lib/requests/letter-schema.ts';
import { keepLetterFiles } from '#lib/requests/letter-uploads.server.ts';
import { answer } from '../../../../answer.server.ts';
import { preview, submit } from '../../../../submit.server.ts';
import { roomOf } from '../../../words.ts';

/** `institution`: whose letter came, from wherever it is known; `who`: as the form says it. */
export async function load({ locals, params, url: { searchParams } }) {
	const institution = searchParams.get('institution');
	const who = searchParams.get('who') ?? (institution && institution.replace(/^[^|]*$/, '$&|'));
	const letterId = searchParams.get('letter');
	const letter = await answer(readLetterPage(actorOf(locals), { requestId: params.id, who, letterId }));
	return { letter, chosen: letter.writer?.key ?? '', room: roomOf(letter.request.subject) };
}

export const actions = {
	read: (event: RequestEvent) =>
		submit(event, 'read', readLetterSchema.omit({ requestId: true }), async (actor, data) => {
			const requestId = event.params.id!;
			await keepLetterFiles(actor, { ...data, requestId });
			const query = new URLSearchParams({ who: data.who, letter: data.id });
			return { to: `/requests/${requestId}/letters/new?${query}` };
		}),
	again: async (event: RequestEvent) => {
		const requestId = event.params.id;
		const read = await preview(
			event,
			'register',
			rereadLetterSchema.omit({ requestId: true }),
			(actor, data) => rereadLetter(actor, { ...data, requestId })
		);
		if (!('preview' in read)) return read;
		return { ...read, typed: { ...read.typed, ...read.preview.typed }, letter: read.preview.letter };
	},
	register: (event: RequestEvent) =>
		submit(event, 'register', registerLetterSchema.omit({ requestId: true }), async (actor, data) => {
			const requestId = event.params.id;
			const { count, eventId } = await registerLetter(actor, { ...data, requestId });
			const notice = { text: m.registering_done({ count }), ...(eventId ? { undo: eventId } : {}) };
			// Where the next one is registered from, and which is still there when this one is taken back.
			return { to: `/requests/${requestId}`, notice };
		})
};
