import { readPublicFindings } from '#lib/municipalities/findings-public.server.ts';
import { answer } from '../../../answer.server.ts';
import { keepShortly, readerOf } from '../../public.server.ts';

export const csr = false;

export async function load(event) {
	const { params, url } = event;
	const page = await answer(readPublicFindings(readerOf(event), params.year, url.searchParams));
	keepShortly(event);
	return { page };
}
