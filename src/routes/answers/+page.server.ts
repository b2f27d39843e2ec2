import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answerDisclaimerSchema } from '#lib/requests/answer-schemas.ts';
import { answerDisclaimer, listDisclaimers } from '#lib/requests/disclaimers.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../answer.server.ts';
import { submit } from '../submit.server.ts';

export async function load({ locals }) {
	const waiting = await answer(listDisclaimers(actorOf(locals)));
	return { waiting: waiting.map((one) => ({ ...one, entryId: newId() })), locale: locals.locale };
}

export const actions = {
	answer: (event: RequestEvent) =>
		submit(event, 'answer', answerDisclaimerSchema, async (actor, data) => {
			await answerDisclaimer(actor, data);
			return { to: '/answers', notice: { text: m.requests_answers_done() } };
		})
};
