import type { Actor } from '#lib/accounts/actor.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isPolled, readDays } from './date-poll-reading.server.ts';
import { chooseDaySchema } from './date-poll-schema.ts';
import { isSameDay } from './date-poll.ts';
import { findMeeting, mayDo } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { valuesOf } from './planned-state.server.ts';
import { edit, type MeetingDone } from './planning.server.ts';

/**
 * Chooses one of the days that were asked about: it is written into the meeting as any change of its day is, so that the same is
 * checked, recorded and taken back, and the poll is over. Refuses NOT_FOUND whoever may not edit it, NOT_NOW where another day was
 * chosen already or the day cannot be any more, CONFLICT where somebody changed the meeting meanwhile. Chosen twice it is once.
 */
export async function chooseDay(actor: Actor, input: unknown): Promise<MeetingDone> {
	const { meetingId: id, version, dateId } = parseInput(chooseDaySchema, input);
	const { read } = actor.installation.db;
	const meeting = await findMeeting(read, actor, id);
	if (!mayDo(actor, deeds.edit, meeting)) throw new Refusal('NOT_FOUND');
	const days = await readDays(read, id);
	const day = days.find((one) => one.id === dateId);
	if (!day) throw new Refusal('NOT_FOUND');
	if (isChosen(meeting, day)) return { id, eventId: null };
	if (!isPolled(meeting, days)) throw notNow('dates_problem_over');
	const { date, startTime, endTime } = day;
	try {
		return await edit(actor, { id, version, ...valuesOf(meeting), date, startTime, endTime });
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		if (fault.reason === 'CONFLICT' && isChosen(await findMeeting(read, actor, id), day))
			return { id, eventId: null };
		const [problem] = Object.values(fault.fields);
		throw problem ? notNow(problem) : fault;
	}
}

function isChosen(
	{ date, startTime, endTime }: Awaited<ReturnType<typeof findMeeting>>,
	day: Parameters<typeof isSameDay>[0]
): boolean {
	return date !== null && startTime !== null && isSameDay({ date, startTime, endTime }, day);
}
