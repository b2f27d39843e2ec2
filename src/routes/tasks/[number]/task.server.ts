import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readForChange } from '#lib/tasks/lifecycle.server.ts';
import { answer } from '../../answer.server.ts';

interface Asked {
	readonly locals: App.Locals;
	readonly params: { readonly number: string };
}

/** What the forms about one task begin with: the task, a new entry's id, and which day it is. */
export async function loadForChange({ locals, params }: Asked) {
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404, 'NOT_FOUND');
	const task = await answer(readForChange(actorOf(locals), Number(params.number)));
	const today = rigaDate(locals.installation.clock.now());
	return { task, entryId: newId(), today, locale: locals.locale };
}
