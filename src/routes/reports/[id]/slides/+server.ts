import { actorOf } from '#lib/accounts/actor.server.ts';
import { readReportSlides } from '#lib/resolutions/report-downloads.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { sendSlides } from '../../../made-file.server.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const { name, bytes } = await readReportSlides(actorOf(locals), params.id);
		return sendSlides(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
