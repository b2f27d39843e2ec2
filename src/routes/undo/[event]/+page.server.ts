import { fail, redirect } from '@sveltejs/kit';
import { undoers } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { safePath } from '#lib/accounts/safe-path.ts';
import { m } from '#i18n/generated/messages.js';
import { answer, readForm } from '../../answer.server.ts';
import { deedWord } from '../../journal/deed-words.ts';
import { pathOfSubject } from '../../journal/names.server.ts';
import { leaveNotice } from '../../notice.server.ts';
import { readUndoable, undo } from '../undo.server.ts';

export const csr = false;

export async function load({ locals, params, request }) {
	const actor = actorOf(locals);
	const event = await answer(readUndoable(actor, undoers, params.event));
	return {
		...{ locale: locals.locale, event, what: deedWord(event.deed, locals.locale) },
		next: await whereFrom(actor, event, request)
	};
}

export const actions = {
	default: async (event) => {
		const actor = actorOf(event.locals);
		const asked = safePath((await readForm(event.request)).get('next'));
		const subject = await answer(readUndoable(actor, undoers, event.params.event));
		const refused = await answer(undo(actor, undoers, event.params.event));
		if (refused) return fail(409, refused);
		leaveNotice(event, { text: m.journal_undone() });
		redirect(303, asked === '/' ? await whereFrom(actor, subject, event.request) : asked);
	}
};

/** The page that somebody comes from, as their browser says; without one, the page of the thing. */
async function whereFrom(
	actor: ReturnType<typeof actorOf>,
	subject: { subjectType: string; subjectId: string },
	request: Request
): Promise<string> {
	const referer = URL.parse(request.headers.get('referer') ?? '');
	const isOurs = referer?.origin === new URL(request.url).origin && !referer.pathname.startsWith('/undo/');
	const from = isOurs ? safePath(referer.pathname + referer.search) : '/';
	return from === '/' ? ((await pathOfSubject(actor.installation, subject)) ?? '/') : from;
}
