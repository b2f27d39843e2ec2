import { actorOf } from '#lib/accounts/actor.server.ts';
import { readTemplateExample } from '#lib/resolutions/slide-template-reading.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { sendSlides } from '../../../made-file.server.ts';

/** Slides of no report, in the template that is used. */
export async function GET({ locals, fetch }) {
	try {
		const { name, bytes } = await readTemplateExample(actorOf(locals));
		return sendSlides(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
