import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewSummary } from '#lib/rounds/sending-page.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../answer.server.ts';
import { framed } from '../../../../outbox/framed.server.ts';

/** The HTML part of the mail as it would go out now, for the frame on its page. */
export async function GET({ locals, params, fetch }) {
	try {
		return framed((await previewSummary(actorOf(locals), params.id)).html);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
