import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewLadder, readCouncilLadder } from '#lib/reminders/ladder-pages.server.ts';
import { answer } from '../../answer.server.ts';
import { ladderActions } from './ladder-actions.server.ts';

export async function load({ locals }) {
	const actor = actorOf(locals);
	const page = await answer(readCouncilLadder(actor));
	return { page, shown: await previewLadder(actor, page.ladder, page.example), locale: locals.locale };
}

const { preview, set, drop } = ladderActions<RequestEvent>(
	() => '/reminders/ladder',
	async ({ locals }) => (await answer(readCouncilLadder(actorOf(locals)))).example
);

export const actions = { preview, set, drop };
