import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewLadder, readBodyLadder } from '#lib/reminders/ladder-pages.server.ts';
import { answer } from '../../../answer.server.ts';
import { ladderActions } from '../../../reminders/ladder/ladder-actions.server.ts';
import type { RequestEvent } from './$types';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const { page, body } = await answer(readBodyLadder(actor, params.slug));
	return { page, body, shown: await previewLadder(actor, page.ladder, page.example), locale: locals.locale };
}

const { preview, set, drop } = ladderActions<RequestEvent>(
	({ params }) => `/bodies/${params.slug}/ladder`,
	async ({ locals, params }) => (await answer(readBodyLadder(actorOf(locals), params.slug))).page.example
);

export const actions = { preview, set, drop };
