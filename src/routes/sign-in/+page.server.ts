import { fail, redirect } from '@sveltejs/kit';
import { pathAfterSignIn } from '#lib/accounts/safe-path.ts';
import { requestLink } from '#lib/accounts/sign-in.server.ts';
import { hasPublicPages } from '#lib/meetings/public-pages.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readForm } from '../answer.server.ts';
import { addressOf } from './arrive.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const next = pathAfterSignIn(url.searchParams.get('next'));
	if (locals.actor) redirect(303, next);
	// Where the database is away the page is there still.
	const hasPublic = await hasPublicPages(locals.installation).catch(() => false);
	return { next, formId: newId(), isSignedOut: url.searchParams.has('signed-out'), hasPublic };
}

export const actions = {
	default: async (event) => {
		const { request, locals } = event;
		const form = await readForm(request);
		const email = String(form.get('email') ?? '').slice(0, 500);
		const asked = {
			address: addressOf(event),
			locale: locals.locale,
			next: String(form.get('next') ?? ''),
			formId: String(form.get('formId') ?? '')
		};
		let state;
		try {
			({ state } = await requestLink(locals.installation, email, asked));
		} catch (fault) {
			// A full disk, a database that is away: the address comes back, and the form can be sent again.
			locals.installation.log.error(
				{ err: fault, request: locals.requestId },
				'no sign-in link could be made'
			);
			return fail(503, { state: 'unavailable' as const, email });
		}
		if (state === 'invalid') return fail(400, { state, email });
		if (state === 'too many') return fail(429, { state, email });
		return { state, email: email.trim() };
	}
};
