import { mailKinds } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { readMail } from '../../desk.server.ts';
import { framed } from '../../framed.server.ts';

/** The HTML part of a mail, for the frame on its page. */
export async function GET({ locals, params, fetch }) {
	const mail = isId(params.id) ? await readMail(actorOf(locals), mailKinds, params.id).catch(nothing) : null;
	return mail?.rendered ? framed(mail.rendered.html) : showNotFound(fetch);
}

function nothing(refusal: unknown): null {
	if (refusal instanceof Refusal) return null;
	throw refusal;
}
