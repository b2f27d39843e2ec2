import { actorOf } from '#lib/accounts/actor.server.ts';
import { readSummaryPage } from '#lib/rounds/round-page.server.ts';
import { answer } from '../../../../answer.server.ts';
import { shownSections } from '../../../shown-sections.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const {
		content: _content,
		sections,
		...page
	} = await answer(readSummaryPage(actorOf(locals), params.id, params.number));
	return { page, sections: shownSections(sections) };
}
