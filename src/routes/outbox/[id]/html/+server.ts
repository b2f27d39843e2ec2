import { mailKinds } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { readMail } from '../../desk.server.ts';

/**
 * The HTML part of a mail, for the frame on its page: with the inline styles that mails need and pages may not have,
 * and with nothing else. The sandbox makes it nobody's page: no script, no form, no origin.
 */
export async function GET({ locals, params, fetch }) {
	const mail = isId(params.id) ? await readMail(actorOf(locals), mailKinds, params.id).catch(nothing) : null;
	if (!mail?.rendered) return showNotFound(fetch);
	return new Response(mail.rendered.html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"
		}
	});
}

function nothing(refusal: unknown): null {
	if (refusal instanceof Refusal) return null;
	throw refusal;
}
