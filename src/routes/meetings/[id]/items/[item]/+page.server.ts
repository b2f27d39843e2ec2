import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readItem } from '#lib/meetings/agenda-form.server.ts';
import { setOutcome } from '#lib/meetings/agenda-outcome.server.ts';
import { editItemSchema, removeItemSchema, setOutcomeSchema } from '#lib/meetings/agenda-schema.ts';
import { editItem, removeItem } from '#lib/meetings/agenda.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { changed } from '../../../changed.ts';

export async function load({ locals, params }) {
	return answer(readItem(actorOf(locals), { meetingId: params.id, id: params.item }));
}

export const actions = {
	edit: (event) =>
		submit(event, 'edit', editItemSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await editItem(actor, data);
			return changed(`/meetings/${meetingId}#item-${id}`, eventId, m.agenda_edited());
		}),
	outcome: (event) =>
		submit(event, 'outcome', setOutcomeSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await setOutcome(actor, data);
			return changed(`/meetings/${meetingId}#item-${id}`, eventId, m.agenda_outcome_set());
		}),
	remove: (event) =>
		submit(event, 'remove', removeItemSchema, async (actor, data) => {
			const { meetingId, eventId } = await removeItem(actor, data);
			return changed(`/meetings/${meetingId}`, eventId, m.agenda_removed());
		})
};
