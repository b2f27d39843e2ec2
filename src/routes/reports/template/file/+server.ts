import { actorOf } from '#lib/accounts/actor.server.ts';
import { downloadHeaders, isKnown } from '#lib/documents/download.server.ts';
import { readTemplateFile } from '#lib/resolutions/slide-template-reading.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { sendSlides } from '../../../made-file.server.ts';

/** The template as it was brought, or our own. */
export async function GET({ locals, request, fetch }) {
	try {
		const { own, attachment } = await readTemplateFile(actorOf(locals));
		if (own) return sendSlides(own.name, own.bytes);
		const headers = downloadHeaders(attachment);
		if (isKnown(attachment, request.headers.get('if-none-match')))
			return new Response(null, { status: 304, headers });
		return new Response(attachment.bytes, { headers });
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
