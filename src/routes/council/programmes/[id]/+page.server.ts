import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { readPublicProgramme } from '#lib/programmes/year-public.server.ts';
import { answer } from '../../../answer.server.ts';
import { keepShortly, readerOf } from '../../public.server.ts';

export const csr = false;

export async function load(event) {
	const { blocks, ...programme } = await answer(readPublicProgramme(readerOf(event), event.params.id));
	keepShortly(event);
	return { programme, blocks: screenBlocks(blocks) };
}
