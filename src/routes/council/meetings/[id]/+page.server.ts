import { readPublicMeeting } from '#lib/meetings/public-minutes.server.ts';
import { answer } from '../../../answer.server.ts';
import { keepShortly, readerOf } from '../../public.server.ts';

export const csr = false;

export async function load(event) {
	const meeting = await answer(readPublicMeeting(readerOf(event), event.params.id));
	keepShortly(event);
	return { meeting };
}
