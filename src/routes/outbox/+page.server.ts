import { redirect } from '@sveltejs/kit';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { answer } from '../answer.server.ts';
import { deeds, listOutbox, unfreeze } from './desk.server.ts';
import { readOutboxFilter } from './filter.ts';

export const csr = false;

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const { filter, isWrong } = readOutboxFilter(url.searchParams);
	const list = await answer(listOutbox(actor, filter));
	return { list, filter, isWrong, locale: locals.locale, mayUnfreeze: can(actor, deeds.unfreeze) };
}

export const actions = {
	unfreeze: async ({ locals }) => {
		await answer(unfreeze(actorOf(locals)));
		redirect(303, '/outbox');
	}
};
