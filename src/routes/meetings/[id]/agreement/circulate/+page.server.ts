import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readCirculateForm } from '#lib/meetings/agreement-forms.server.ts';
import { circulateSchema } from '#lib/meetings/agreement-schema.ts';
import { circulate } from '#lib/meetings/circulating.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	return { ...(await answer(readCirculateForm(actorOf(locals), params.id))), locale: locals.locale };
}

export const actions = {
	circulate: (event: RequestEvent) =>
		submit(event, 'circulate', circulateSchema, async (actor, data) => {
			const done = await circulate(actor, data);
			const to = `/meetings/${data.meetingId}/agreement`;
			if (done.isPrepared) return { to, notice: { text: m.agreement_prepared() } };
			return { to, notice: { text: m.agreement_circulated_done({ count: done.mails?.count ?? 0 }) } };
		})
};
