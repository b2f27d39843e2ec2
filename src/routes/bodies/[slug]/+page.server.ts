import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import * as bodies from '#lib/council/bodies.server.ts';
import { deeds } from '#lib/council/council.ts';
import { deeds as meetingDeeds } from '#lib/meetings/meetings.ts';
import { readNextMeetings } from '#lib/meetings/next-meetings.server.ts';
import { deeds as ladderDeeds } from '#lib/reminders/ladder-editing.server.ts';
import { mayCreate } from '#lib/tasks/editing-rights.ts';
import { everything } from '#lib/tasks/filter.ts';
import { listTasks } from '#lib/tasks/register.server.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const { date, wrong } = readAsOf(url.searchParams.get('date'), today);
	const body = await answer(bodies.readBody(actor, params.slug, { asOf: date }));
	const [tasks, meetings] = await Promise.all([
		listTasks(actor, { ...everything, body: body.slug, sort: 'number' }, { today }),
		readNextMeetings(actor, [body.id])
	]);
	const may = {
		change: can(actor, deeds.change),
		plan: body.endDate === null && can(actor, meetingDeeds.plan, { bodyId: body.id }),
		setLadder: body.endDate === null && can(actor, ladderDeeds.setLadder),
		end: body.endDate === null && (can(actor, deeds.endBody) || can(actor, deeds.prepareEndBody))
	};
	return { body, wrong, tasks, meetings, may, mayCreate: mayCreate(actor) && body.existence !== 'ENDED' };
}
