import { error } from '@sveltejs/kit';
import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Edited } from '#lib/tasks/editing-task.server.ts';
import { answer } from '../../../answer.server.ts';
import type { Done } from '../../../submit.server.ts';
import { numberIn } from '../history/number.ts';

interface Asked {
	readonly locals: App.Locals;
	readonly params: { readonly number: string };
}

/** What a page about one task reads; 404 for a number that is none, or for whoever may not. */
export function loadEdited<T>(
	{ locals, params }: Asked,
	read: (actor: Actor, number: number) => Promise<T>
): Promise<T> {
	const number = numberIn(params.number);
	if (number === null) error(404, 'NOT_FOUND');
	return answer(read(actorOf(locals), number));
}

/** Back to the task, where it says what was done and offers to take it back; or, where nothing changed, that nothing did. */
export function edited({ number, eventId }: Edited, text: string, to = `/tasks/${number}`): Done {
	return { to, notice: eventId ? { text, undo: eventId } : { text: m.editing_unchanged() } };
}
