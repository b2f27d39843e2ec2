import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readApproveForm } from '#lib/meetings/agreement-forms.server.ts';
import { approveSchema } from '#lib/meetings/agreement-schema.ts';
import { approve } from '#lib/meetings/approving.server.ts';
import { answer } from '../../../../answer.server.ts';
import { sayProblem, submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const { obstacle, ...form } = await answer(readApproveForm(actorOf(locals), params.id));
	return { ...form, obstacle: obstacle && sayProblem(obstacle), locale: locals.locale };
}

export const actions = {
	approve: (event: RequestEvent) =>
		submit(event, 'approve', approveSchema, async (actor, data) => {
			const { isPrepared } = await approve(actor, data);
			const text = isPrepared ? m.agreement_prepared() : m.agreement_approved_done();
			return { to: `/meetings/${data.meetingId}/agreement`, notice: { text } };
		})
};
