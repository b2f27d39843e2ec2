import { actorOf } from '#lib/accounts/actor.server.ts';
import { readPapers } from '#lib/meetings/papers.server.ts';
import { paperAbout, paperWord } from '#lib/meetings/papers.ts';
import { answer } from '../../../answer.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const { names, isDraft, ...page } = await answer(readPapers(actorOf(locals), params.id));
	const { locale } = locals;
	return {
		...page,
		papers: names.map((name) => ({
			name,
			word: paperWord(name, isDraft, locale),
			about: paperAbout(name, isDraft, locale)
		}))
	};
}
