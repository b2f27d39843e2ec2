import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Ladder } from './ladder.ts';
import { inPortions, type OwedRow } from './owed-tasks.server.ts';
import type { Notice } from './planner.ts';
import { ever } from './rhythm.ts';

/** From one notice of lateness to the next, when they have become monthly, and some days off. */
const betweenLate = 40;

/**
 * What was told of these tasks, as far as a plan can ask about it: since the span, and as many notices of lateness before
 * as the secretariat's hearing of them takes; of what was changed, everything; that the secretariat heard, however long ago.
 */
export async function readGiven(
	{ db }: Pick<Installation, 'db'>,
	{
		tasks,
		since,
		touchedOn,
		ladders
	}: {
		readonly tasks: readonly OwedRow[];
		readonly since: PlainDate;
		readonly touchedOn: ReadonlyMap<string, PlainDate>;
		readonly ladders: readonly Ladder[];
	}
): Promise<Notice[]> {
	const read = (ids: readonly string[], where: Prisma.ReminderNoticeWhereInput) =>
		inPortions(ids, (some) =>
			db.read.reminderNotice.findMany({
				where: { taskId: { in: some }, ...where },
				select: { taskId: true, recipientId: true, due: true, step: true, plannedOn: true }
			})
		);
	const idsOf = (some: readonly OwedRow[]) => some.map(({ id }) => id);
	if (since === ever) return read(idsOf(tasks), {});
	const from = addDays(since, -betweenLate * Math.max(...ladders.map(({ tellAt }) => tellAt)));
	const given = await Promise.all([
		read(idsOf(tasks.filter(({ id }) => !touchedOn.has(id))), { plannedOn: { gte: from } }),
		read(idsOf(tasks.filter(({ id }) => touchedOn.has(id))), {}),
		read(idsOf(tasks), { step: 'ESCALATED' })
	]);
	return given.flat();
}
