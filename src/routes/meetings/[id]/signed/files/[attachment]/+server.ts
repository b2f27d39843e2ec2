import { actorOf } from '#lib/accounts/actor.server.ts';
import { describeAttachment, readAttachment } from '#lib/documents/attachments.server.ts';
import { downloadHeaders, isKnown } from '#lib/documents/download.server.ts';
import { mustSeeSigningFile } from '#lib/meetings/signed-reading.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../../answer.server.ts';

/** The file that is signed, or the container that came back; saved, and not opened here. */
export async function GET({ locals, params, request, fetch }) {
	try {
		const actor = actorOf(locals);
		await mustSeeSigningFile(actor, params.id, params.attachment);
		const file = await describeAttachment(actor.installation, params.attachment);
		const headers = downloadHeaders(file);
		if (isKnown(file, request.headers.get('if-none-match')))
			return new Response(null, { status: 304, headers });
		const { bytes } = await readAttachment(actor.installation, params.attachment);
		return new Response(bytes, { headers });
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
