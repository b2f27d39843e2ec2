import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { safePath } from '#lib/accounts/safe-path.ts';
import { isHttps } from '#lib/accounts/sessions.server.ts';

/** The names of the cookies that keep what a reader chose; the messages in the browser read the first. */
export const localeCookie = 'padome-locale';
export const themeCookie = 'padome-theme';

export const localeChoice = z.enum(['lv', 'en']);
export const themeChoice = z.enum(['light', 'dark', 'auto']);

/** What a browser remembers; Latvian, and the device's own look, where it remembers nothing sensible. */
export function readChoices(cookies: Cookies) {
	return {
		locale: localeChoice.catch('lv').parse(cookies.get(localeCookie)),
		theme: themeChoice.catch('auto').parse(cookies.get(themeCookie))
	};
}

/** Lets the browser remember a choice for a year. */
export function rememberChoice({ cookies, locals }: RequestEvent, name: string, value: string): void {
	cookies.set(name, value, {
		path: '/',
		maxAge: 365 * 24 * 60 * 60,
		sameSite: 'lax',
		httpOnly: false,
		secure: isHttps(locals.installation)
	});
}

/** The page that a form with a hidden `next` stood on, else the one that the browser names. */
export function pathBack(form: FormData, { request, url }: RequestEvent): string {
	const next = form.get('next');
	if (typeof next === 'string') return safePath(next);
	const referer = URL.parse(request.headers.get('referer') ?? '');
	return referer?.host === url.host ? safePath(referer.pathname + referer.search) : '/';
}
