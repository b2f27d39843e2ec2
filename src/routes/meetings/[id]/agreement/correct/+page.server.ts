import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readCorrectForm } from '#lib/meetings/agreement-forms.server.ts';
import { correctSchema } from '#lib/meetings/agreement-schema.ts';
import { correct } from '#lib/meetings/corrections.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readCorrectForm(actorOf(locals), params.id))), locale: locals.locale };
}

export const actions = {
	correct: (event: RequestEvent) =>
		submit(event, 'correct', correctSchema, async (actor, data) => {
			await correct(actor, data);
			const text = m.agreement_corrected_done();
			return { to: `/meetings/${data.meetingId}/agreement`, notice: { text } };
		})
};
