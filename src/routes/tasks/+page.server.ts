import { redirect } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { offeredChanges } from '#lib/tasks/batch.ts';
import { mayCreate } from '#lib/tasks/editing-rights.ts';
import { tasksAddress } from '#lib/tasks/filter.ts';
import { readRegisterPage } from '#lib/tasks/register.server.ts';
import { listFilters } from '#lib/tasks/saved-filters.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const today = rigaDate(locals.installation.clock.now());
	const register = await answer(readRegisterPage(actorOf(locals), url.searchParams, { today }));
	// A form sends its empty fields too: the address is to be short enough to pass on.
	const hasEmpty = [...url.searchParams.values()].includes('');
	if (hasEmpty && register.notices.length === 0) redirect(303, tasksAddress(register.filter));
	const filters = await answer(listFilters(actorOf(locals)));
	const changes = offeredChanges(actorOf(locals));
	return { ...register, today, filters, changes, mayCreate: mayCreate(actorOf(locals)) };
}
