import { readPublicReport } from '#lib/resolutions/report-public.server.ts';
import { answer } from '../../../answer.server.ts';
import { keepShortly, readerOf } from '../../public.server.ts';

export const csr = false;

export async function load(event) {
	const report = await answer(readPublicReport(readerOf(event), event.params.id));
	keepShortly(event);
	return { report };
}
