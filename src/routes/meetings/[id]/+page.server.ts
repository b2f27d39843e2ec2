import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { moveItemSchema } from '#lib/meetings/agenda-schema.ts';
import { readAgenda } from '#lib/meetings/agenda-view.server.ts';
import { moveItem } from '#lib/meetings/agenda.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { changed } from '../changed.ts';

export async function load({ locals, params }) {
	return { agenda: await answer(readAgenda(actorOf(locals), params.id)) };
}

export const actions = {
	move: (event) =>
		submit(event, 'move', moveItemSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await moveItem(actor, data);
			return changed(`/meetings/${meetingId}#item-${id}`, eventId, m.agenda_moved({ place: data.to }));
		})
};
