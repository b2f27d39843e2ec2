import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readForEditing } from '#lib/requests/request-editing-page.server.ts';
import { editRequestSchema } from '#lib/requests/request-editing-schema.ts';
import { edit } from '#lib/requests/request-editing.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { roomOf } from '../../words.ts';

export async function load({ locals, params }) {
	const editing = await answer(readForEditing(actorOf(locals), params.id));
	return { editing, room: roomOf(editing.subject) };
}

export const actions = {
	save: (event: RequestEvent) =>
		submit(event, 'save', editRequestSchema.omit({ requestId: true }), async (actor, data) => {
			const undo = await edit(actor, { ...data, requestId: event.params.id });
			const to = `/requests/${event.params.id}`;
			// Whoever takes other headings, or wants more rows, sees them in the form.
			const isMore = data.from !== '' || event.url.searchParams.has('more');
			return {
				to: isMore ? `${to}/edit#headings` : to,
				notice: { text: m.asker_saved(), ...(undo ? { undo } : {}) }
			};
		})
};
