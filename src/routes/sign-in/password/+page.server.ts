import { fail, redirect } from '@sveltejs/kit';
import { signInByPassword, type SignedInByPassword } from '#lib/accounts/password-sign-in.server.ts';
import { pathAfterSignIn } from '#lib/accounts/safe-path.ts';
import { sessionCookieName } from '#lib/accounts/sessions.server.ts';
import { readForm } from '../../answer.server.ts';
import { addressOf, arrive } from '../arrive.server.ts';

export const csr = false;

export function load({ locals, url }) {
	const next = pathAfterSignIn(url.searchParams.get('next'));
	if (locals.actor) redirect(303, next);
	return { next };
}

const statuses = { invalid: 400, wrong: 400, 'too many': 429 } as const;

export const actions = {
	default: async (event) => {
		const { locals, cookies, request, url } = event;
		const form = await readForm(request);
		const email = String(form.get('email') ?? '').slice(0, 500);
		let result: SignedInByPassword;
		try {
			result = await signInByPassword(locals.installation, {
				...{ email, password: String(form.get('password') ?? ''), address: addressOf(event) },
				userAgent: request.headers.get('user-agent'),
				previous: cookies.get(sessionCookieName(locals.installation))
			});
		} catch (fault) {
			// A database that is away: the address comes back, the password never does.
			locals.installation.log.error({ err: fault, request: locals.requestId }, 'nobody could sign in');
			return fail(503, { state: 'unavailable' as const, email });
		}
		if (result.state === 'signed in') return arrive(event, result, url.searchParams.get('next'));
		return fail(statuses[result.state], { state: result.state, email });
	}
};
