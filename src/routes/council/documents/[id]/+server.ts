import { describeAttachment, readAttachment } from '#lib/documents/attachments.server.ts';
import { downloadHeaders, isKnown } from '#lib/documents/download.server.ts';
import { findPublicFile } from '#lib/meetings/public-documents.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';

/** A paper of a published meeting, for anybody. It is saved and never shown within the portal. */
export async function GET({ locals: { installation }, params, request, fetch }) {
	try {
		const attachmentId = await findPublicFile(installation, params.id);
		const file = await describeAttachment(installation, attachmentId);
		const headers = downloadHeaders(file);
		if (isKnown(file, request.headers.get('if-none-match')))
			return new Response(null, { status: 304, headers });
		const { bytes } = await readAttachment(installation, attachmentId);
		return new Response(bytes, { headers });
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
