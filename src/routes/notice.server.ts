import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { isHttps } from '#lib/accounts/sessions.server.ts';
import { idField } from '#lib/server/input.ts';

/** What the next page says about what was just done. */
export interface Notice {
	/** In the reader's words: "Saglabāts." */
	readonly text: string;
	/** The recorded change, where it can be taken back with one button. */
	readonly undo?: string;
}

const cookieName = 'padome-notice';
const schema = z.object({ text: z.string().max(500), undo: idField.optional() });

/** Leaves a notice for the page that follows a redirect; it is said once. */
export function leaveNotice({ cookies, locals }: RequestEvent, notice: Notice): void {
	cookies.set(cookieName, JSON.stringify(notice), {
		...{ path: '/', maxAge: 60, httpOnly: true, sameSite: 'lax', secure: isHttps(locals.installation) }
	});
}

/** The notice left for this page, or null; it is gone when it was read. */
export function takeNotice(cookies: Cookies): Notice | null {
	const text = cookies.get(cookieName);
	if (text === undefined) return null;
	cookies.delete(cookieName, { path: '/' });
	try {
		const { undo, ...rest } = schema.parse(JSON.parse(text));
		return undo ? { ...rest, undo } : rest;
	} catch {
		return null;
	}
}
