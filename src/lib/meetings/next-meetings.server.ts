import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { todayOf, type FoundMeeting } from './finding.server.ts';
import { rowColumns, viewRow, type MeetingRow } from './meeting-rows.server.ts';

/** The next meetings in which one of these bodies takes part, called off or not; of all bodies where none are named. One statement. */
export async function readNextMeetings(
	actor: Actor,
	bodyIds: readonly string[] | 'ALL',
	most = 3
): Promise<MeetingRow[]> {
	const { db } = actor.installation;
	const [directory, rows] = await Promise.all([
		directoryOf(actor.installation),
		bodyIds.length === 0
			? []
			: db.read.meeting.findMany({
					where: {
						dateKey: { gte: todayOf(actor), lt: '9999' },
						...(bodyIds === 'ALL' ? {} : { bodies: { some: { bodyId: { in: [...bodyIds] } } } })
					},
					orderBy: [{ dateKey: 'asc' }, { startTime: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
					take: most,
					select: rowColumns
				})
	]);
	return rows.map((row) => viewRow(row, [row.bodyId], { directory, locale: actor.locale }));
}

/** When the body whose minutes they are sits next after a meeting, where that is planned. One statement. */
export async function readNextSitting(
	actor: Actor,
	{ bodyId, date }: Pick<FoundMeeting, 'bodyId' | 'date'>,
	directory: Directory
) {
	const next = await actor.installation.db.read.meeting.findFirst({
		where: {
			...{ kind: 'SITTING', status: { not: 'CANCELLED' }, bodies: { some: { bodyId } } },
			dateKey: { gt: date ?? todayOf(actor), lt: '9999' }
		},
		orderBy: [{ dateKey: 'asc' }, { id: 'asc' }],
		select: { date: true }
	});
	const isOfCouncil = bodyById(directory, bodyId)?.kind === 'COUNCIL';
	return next?.date ? { date: next.date, isOfCouncil } : null;
}

/** Those of whoever looks: of the bodies in which they sit; for the staff, of all. */
export function readOwnMeetings(actor: Actor): Promise<MeetingRow[]> {
	if (actor.role !== null) return readNextMeetings(actor, 'ALL');
	const held = actor.seats.filter(({ contactOf }) => !contactOf);
	return readNextMeetings(actor, [...new Set(held.map(({ bodyId }) => bodyId))]);
}
