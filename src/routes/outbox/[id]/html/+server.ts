import { error } from '@sveltejs/kit';
import { mailKinds } from '#portal';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { readMail } from '../../desk.server.ts';

/**
 * The HTML part of a mail, for the frame on its page: with the inline styles that mails need and pages may not have,
 * and with nothing else. The sandbox makes it nobody's page: no script, no form, no origin.
 */
export async function GET({ locals, params }) {
	if (!isId(params.id)) error(404, m.accounts_not_found());
	const { rendered } = await answer(readMail(actorOf(locals), mailKinds, params.id));
	if (!rendered) error(404, m.accounts_not_found());
	return new Response(rendered.html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"
		}
	});
}
