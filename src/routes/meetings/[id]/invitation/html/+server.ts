import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewOf } from '#lib/meetings/invitation-page.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../answer.server.ts';
import { framed } from '../../../../outbox/framed.server.ts';

/** The HTML part of an invitation as its reader would get it now, for the frame on its page. */
export async function GET({ locals, params, url, fetch }) {
	const mail = await previewOf(actorOf(locals), params.id, url.searchParams.get('to')).catch(nothing);
	return mail ? framed(mail.html) : showNotFound(fetch);
}

function nothing(refusal: unknown): null {
	if (refusal instanceof Refusal) return null;
	throw refusal;
}
