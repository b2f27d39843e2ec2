import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readPaper } from '#lib/meetings/papers.server.ts';
import { isPaperName, paperWord } from '#lib/meetings/papers.ts';
import { answer } from '../../../../answer.server.ts';
import { shownPaper } from '../shown-paper.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const { id, paper: name } = params;
	if (!isPaperName(name)) error(404, 'NOT_FOUND');
	const { head, isDraft, paper } = await answer(readPaper(actorOf(locals), id, name));
	return {
		head,
		heading: paperWord(name, isDraft, locals.locale),
		word: `/meetings/${id}/papers/${name}/word`,
		isKept: name === 'minutes' && !isDraft,
		paper: shownPaper(paper)
	};
}
