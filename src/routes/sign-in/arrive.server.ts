import { redirect, type RequestEvent } from '@sveltejs/kit';
import { pathAfterSignIn } from '#lib/accounts/safe-path.ts';
import { sessionCookie } from '#lib/accounts/sessions.server.ts';
import type { SignedInUser } from '#lib/accounts/sign-in.server.ts';
import { rememberChoice, themeCookie } from '../choices.server.ts';

/** Lets in whoever has just signed in, however they did: their session, their look, the page they wanted. */
export function arrive(
	event: RequestEvent,
	{ sessionToken, user }: { sessionToken: string; user: SignedInUser },
	next: string | null
): never {
	const cookie = sessionCookie(event.locals.installation, sessionToken);
	event.cookies.set(cookie.name, cookie.value, cookie.attributes);
	if (user.theme) rememberChoice(event, themeCookie, user.theme);
	redirect(303, pathAfterSignIn(next));
}

/** The visitor's network address. A proxy that forgets to say it must not keep everybody out. */
export function addressOf({ getClientAddress }: { getClientAddress: () => string }): string {
	try {
		return getClientAddress();
	} catch {
		return 'unknown';
	}
}
