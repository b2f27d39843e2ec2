import { readPublicBody } from '#lib/meetings/public-council.server.ts';
import { answer } from '../../answer.server.ts';
import { keepShortly, readerOf } from '../public.server.ts';

export const csr = false;

export async function load(event) {
	const body = await answer(readPublicBody(readerOf(event), event.params.slug));
	keepShortly(event);
	return body;
}
