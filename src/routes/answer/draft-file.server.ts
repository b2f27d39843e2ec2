import { describeAttachment, readAttachment } from '#lib/documents/attachments.server.ts';
import { downloadHeaders } from '#lib/documents/download.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { showNotFound } from '../answer.server.ts';

/** Sends a file of a draft to be saved, where `find` says that the reader may have it; else the page that says that nothing is there. */
export async function sendDraftFile(
	installation: Installation,
	fetch: typeof globalThis.fetch,
	find: () => Promise<boolean>,
	id: string
): Promise<Response> {
	try {
		if (!(await find())) return await showNotFound(fetch);
		const file = await describeAttachment(installation, id);
		const { bytes } = await readAttachment(installation, id);
		return new Response(bytes, { headers: downloadHeaders(file) });
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
