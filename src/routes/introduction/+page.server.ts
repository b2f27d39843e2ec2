import { actorOf } from '#lib/accounts/actor.server.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { answer } from '../answer.server.ts';
import { readIntroduction } from './introduction.server.ts';
import { introductionBlocks } from './introduction.ts';

export const csr = false;

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const whom = url.searchParams.get('person') || null;
	const introduction = await answer(readIntroduction(actor, whom));
	return {
		whom,
		person: introduction.person?.name ?? null,
		hasOwn: actor.personId !== null,
		blocks: screenBlocks(introductionBlocks(introduction, locals.locale))
	};
}
