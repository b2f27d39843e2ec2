import { readPublicRound } from '#lib/rounds/round-public.server.ts';
import { answer } from '../../../answer.server.ts';
import { shownSections } from '../../../rounds/shown-sections.server.ts';
import { keepShortly, readerOf } from '../../public.server.ts';

export const csr = false;

export async function load(event) {
	const { sections, ...round } = await answer(readPublicRound(readerOf(event), event.params.id));
	keepShortly(event);
	return { round, sections: shownSections(sections) };
}
