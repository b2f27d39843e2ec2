import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readMeetingHead } from '#lib/meetings/meeting-head.server.ts';
import { editMeetingSchema } from '#lib/meetings/meeting-schema.ts';
import { readEditForm } from '#lib/meetings/planning-form.server.ts';
import { lookAtEdit } from '#lib/meetings/planning-look.server.ts';
import { edit } from '#lib/meetings/planning.server.ts';
import { answer } from '../../../answer.server.ts';
import { preview, submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const [{ head }, form] = await answer(
		Promise.all([readMeetingHead(actor, params.id), readEditForm(actor, params.id)])
	);
	return { head, edited: form };
}

export const actions = {
	edit: (event) =>
		submit(event, 'edit', editMeetingSchema, async (actor, data) => {
			const { id, eventId } = await edit(actor, data);
			return changed(`/meetings/${id}`, eventId, m.meetings_edited_done());
		}),
	check: (event) => preview(event, 'edit', editMeetingSchema, lookAtEdit)
};
