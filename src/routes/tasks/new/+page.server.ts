import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { create } from '#lib/tasks/creating.server.ts';
import { readForCreating } from '#lib/tasks/editing-reading.server.ts';
import { createSchema } from '#lib/tasks/editing-schema.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { addRows } from './more-rows.server.ts';
import { withSeats } from './seats.server.ts';

export async function load({ locals, url }) {
	const [parent, body] = [url.searchParams.get('parent'), url.searchParams.get('body')];
	const page = await answer(readForCreating(actorOf(locals), { parent, body }));
	// Where a form of this page is sent to, so that what the page was opened for is still known.
	const query = new URLSearchParams([
		...(parent ? [['parent', parent]] : []),
		...(body ? [['body', body]] : [])
	]);
	return { ...page, id: newId(), query: query.size ? `&${query}` : '' };
}

export const actions = {
	create: async (event: RequestEvent) =>
		withSeats(
			event.locals,
			await submit(event, 'create', createSchema, async (actor, data) => {
				const { number, eventId } = await create(actor, data);
				const notice = { text: m.editing_created({ number }), ...(eventId ? { undo: eventId } : {}) };
				return { to: `/tasks/${number}`, notice };
			})
		),
	rows: async (event: RequestEvent) => withSeats(event.locals, await addRows(event, 'create', createSchema))
};
