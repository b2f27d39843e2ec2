import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { changePracticeSchema } from '#lib/municipalities/findings-schema.ts';
import { changePractice, readPracticeForm } from '#lib/municipalities/practice-keeping.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { practice: await answer(readPracticeForm(actorOf(locals), params.id)) };
}

export const actions = {
	change: (event: RequestEvent) =>
		submit(event, 'change', changePracticeSchema.omit({ practiceId: true }), async (actor, data) => {
			const { area, eventId } = await changePractice(actor, { ...data, practiceId: event.params.id! });
			return {
				to: `/municipalities/practices?area=${area}`,
				notice: { text: m.findings_practices_changed(), ...(eventId ? { undo: eventId } : {}) }
			};
		})
};
