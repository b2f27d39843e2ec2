import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { usualTerm } from '#lib/tasks/restricting.ts';
import { audiencesFor } from '#lib/tasks/task-documents.ts';
import { deeds } from '#lib/tasks/tasks.ts';
import { answer } from '../../../answer.server.ts';

/** The number in the address. Anything else leads nowhere. */
export function numberOf({ number }: { number: string }): number {
	if (!/^[1-9]\d{0,8}$/.test(number)) error(404, 'NOT_FOUND');
	return Number(number);
}

/** What the forms of documents begin with, beside what `read` finds. */
export async function loadForm<T>(locals: App.Locals, read: Promise<T>) {
	const found = await answer(read);
	const today = rigaDate(locals.installation.clock.now());
	return {
		...found,
		formId: newId(),
		locale: locals.locale,
		usualUntil: usualTerm(today),
		audiences: audiencesFor(actorOf(locals)),
		mayRestrict: can(actorOf(locals), deeds.restrict)
	};
}
