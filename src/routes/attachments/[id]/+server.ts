import { actorOf } from '#lib/accounts/actor.server.ts';
import { describeAttachment, readAttachment } from '#lib/documents/attachments.server.ts';
import { downloadHeaders, isKnown } from '#lib/documents/download.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../answer.server.ts';
import { mustSeeFile } from '../sight.server.ts';
import { showTakenAway, takenAwayAt } from '../taken-away.server.ts';

/** Sends a file to be saved. It is never shown within the portal, whatever it is. */
export async function GET({ locals, params, request, fetch }) {
	try {
		const actor = actorOf(locals);
		const { installation } = actor;
		await mustSeeFile(actor, params.id);
		if (await takenAwayAt(installation, params.id)) return showTakenAway(fetch, params.id);
		const file = await describeAttachment(installation, params.id);
		const headers = downloadHeaders(file);
		if (isKnown(file, request.headers.get('if-none-match')))
			return new Response(null, { status: 304, headers });
		const { bytes } = await readAttachment(installation, params.id);
		return new Response(bytes, { headers });
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
