import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewLadder, readTaskLadder } from '#lib/reminders/ladder-pages.server.ts';
import { answer } from '../../../answer.server.ts';
import { ladderActions } from '../../../reminders/ladder/ladder-actions.server.ts';
import { numberOf } from '../documents/documented.server.ts';
import type { RequestEvent } from './$types';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const { page, task } = await answer(readTaskLadder(actor, numberOf(params)));
	return { page, task, shown: await previewLadder(actor, page.ladder, page.example), locale: locals.locale };
}

const { preview, set, drop } = ladderActions<RequestEvent>(
	({ params }) => `/tasks/${params.number}/ladder`,
	async ({ locals, params }) => (await answer(readTaskLadder(actorOf(locals), numberOf(params)))).page.example
);

export const actions = { preview, set, drop };
