import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readItemForm } from '#lib/meetings/agenda-form.server.ts';
import { addItemSchema } from '#lib/meetings/agenda-schema.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readItemForm(actorOf(locals), params.id))), id: newId() };
}

export const actions = {
	add: (event) =>
		submit(event, 'add', addItemSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await addItem(actor, data);
			// Agendas are written at one go: the next item is entered where this one was.
			const isMore = new URL(event.request.url).searchParams.has('more');
			const to = isMore ? `/meetings/${meetingId}/items/new` : `/meetings/${meetingId}#item-${id}`;
			return { to, notice: { text: m.agenda_added(), ...(eventId ? { undo: eventId } : {}) } };
		})
};
