import { fail } from '@sveltejs/kit';
import { pathAfterSignIn } from '#lib/accounts/safe-path.ts';
import { openSignInLink, signIn } from '#lib/accounts/sign-in.server.ts';
import { sessionCookieName } from '#lib/accounts/sessions.server.ts';
import { arrive } from '../arrive.server.ts';

export const csr = false;

// Opening changes nothing: mail scanners open every link. The button does.
export async function load({ locals, params, url }) {
	const { state } = await openSignInLink(locals.installation, params.token);
	const next = pathAfterSignIn(url.searchParams.get('next'));
	return { state, next, isSignedIn: locals.actor !== null };
}

export const actions = {
	default: async (event) => {
		const { cookies, locals, params, request, url } = event;
		const { installation } = locals;
		const previous = cookies.get(sessionCookieName(installation));
		const userAgent = request.headers.get('user-agent');
		const result = await signIn(installation, params.token, { userAgent, previous });
		if (result.state !== 'signed in') return fail(410, { state: result.state });
		return arrive(event, result, url.searchParams.get('next'));
	}
};
