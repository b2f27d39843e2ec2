import { fail, type ActionFailure } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import type { OwnerGroup } from '#lib/tasks/assignments.ts';
import { readOwnerChoices } from '#lib/tasks/editing-reading.server.ts';
import { answer } from '../../answer.server.ts';
import type { Unaccepted } from '../../submit.server.ts';

export interface WithSeats extends Unaccepted {
	/** Who may be chosen in the body that the form says; null where it says none. */
	readonly groups: OwnerGroup[] | null;
}

/** What comes back of a form for a new task offers the seats of the body that was chosen in it, whatever address the page has. */
export async function withSeats(
	locals: App.Locals,
	back: Unaccepted | ActionFailure<Unaccepted>
): Promise<WithSeats | ActionFailure<WithSeats>> {
	if (!('data' in back)) return { ...back, groups: await groupsFor(locals, back) };
	return fail(back.status, { ...back.data, groups: await groupsFor(locals, back.data) });
}

async function groupsFor(locals: App.Locals, { typed }: Unaccepted): Promise<OwnerGroup[] | null> {
	const { bodyId } = typed;
	if (typeof bodyId !== 'string' || bodyId === '') return null;
	const rows = (field: 'lead' | 'co') => (Array.isArray(typed[field]) ? (typed[field] as string[]) : []);
	return answer(readOwnerChoices(actorOf(locals), { bodyId, lead: rows('lead'), co: rows('co') }));
}
