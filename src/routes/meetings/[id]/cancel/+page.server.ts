import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { mayOnlyPrepareCancel } from '#lib/meetings/cancelling.ts';
import { readMeetingHead } from '#lib/meetings/meeting-head.server.ts';
import { cancelMeetingSchema } from '#lib/meetings/meeting-schema.ts';
import { cancel } from '#lib/meetings/planning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const { meeting, head } = await answer(readMeetingHead(actor, params.id));
	if (!head.may.cancel) error(404, 'NOT_FOUND');
	return {
		...{ head, formId: newId(), isInvited: meeting.invitedAt !== null },
		isPrepared: mayOnlyPrepareCancel(actor, meeting)
	};
}

export const actions = {
	cancel: (event) =>
		submit(event, 'cancel', cancelMeetingSchema, async (actor, data) => {
			const done = await cancel(actor, data);
			const to = `/meetings/${data.id}`;
			if (done.isPrepared) return { to, notice: { text: m.meetings_cancel_prepared() } };
			return changed(to, done.eventId, m.meetings_cancel_done());
		})
};
