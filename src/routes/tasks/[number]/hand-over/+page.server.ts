import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { handOverTaskSchema } from '#lib/requests/answer-schemas.ts';
import { handOver } from '#lib/requests/draftings.server.ts';
import { readHandOver } from '#lib/requests/hand-over-page.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { numberOf } from '../documents/documented.server.ts';

export async function load({ locals, params }) {
	return answer(readHandOver(actorOf(locals), numberOf(params)));
}

export const actions = {
	handOver: (event: RequestEvent) =>
		submit(event, 'handOver', handOverTaskSchema, async (actor, { taskId, ...data }) => {
			const { number } = await handOver(actor, taskId, data);
			return { to: `/tasks/${number}/hand-over`, notice: { text: m.requests_drafting_done() } };
		})
};
