import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { lookAtDays, readAskForm } from '#lib/meetings/date-asking-form.server.ts';
import { askDates } from '#lib/meetings/date-asking.server.ts';
import { askDatesSchema } from '#lib/meetings/date-poll-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { preview, submit } from '../../../../submit.server.ts';
import { sentWords } from '../../sent.ts';

export async function load({ locals, params }) {
	return { asking: await answer(readAskForm(actorOf(locals), params.id)), formId: newId() };
}

const schema = askDatesSchema.omit({ meetingId: true });

export const actions = {
	ask: (event: RequestEvent) =>
		submit(event, 'ask', schema, async (actor, data) => {
			const meetingId = event.params.id;
			const sent = await askDates(actor, { ...data, meetingId });
			const words = () => {
				if (sent.isPrepared) return m.invitations_done_prepared();
				return sent.count === 0 ? m.meetings_edited_done() : sentWords(sent);
			};
			return { to: `/meetings/${meetingId}/dates`, notice: { text: words() } };
		}),
	check: (event: RequestEvent) =>
		preview(event, 'ask', schema, (actor, data) => lookAtDays(actor, { ...data, meetingId: event.params.id }))
};
