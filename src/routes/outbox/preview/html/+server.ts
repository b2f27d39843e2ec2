import { waitingParts } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { previewMail } from '#lib/reminders/preview.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { framed } from '../../framed.server.ts';
import { readAsked } from '../asked.server.ts';

/** The HTML part of a mail that would be sent, for the frame on its page. */
export async function GET({ locals, url, fetch }) {
	const asked = readAsked(url.searchParams);
	if (asked === 'WRONG' || asked.to === null) return showNotFound(fetch);
	const { date, to } = asked;
	const mail = await previewMail(actorOf(locals), waitingParts, { date, to }).catch(nothing);
	return mail ? framed(mail.html) : showNotFound(fetch);
}

function nothing(refusal: unknown): null {
	if (refusal instanceof Refusal) return null;
	throw refusal;
}
