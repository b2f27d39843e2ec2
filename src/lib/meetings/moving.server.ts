import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { deeds } from './meetings.ts';

/** When meetings were last moved to another day or hour, from the record of what was done, by their ids. One statement. */
export async function readMoves(
	from: Pick<Reader, 'auditEvent'> | Pick<Transaction, 'auditEvent'>,
	meetingIds: readonly string[]
): Promise<Map<string, Date>> {
	if (meetingIds.length === 0) return new Map();
	const events = await (from as Pick<Transaction, 'auditEvent'>).auditEvent.findMany({
		where: {
			...{ subjectType: 'Meeting', subjectId: { in: [...meetingIds] }, deed: deeds.edit.name },
			OR: [{ after: { contains: '"date":' } }, { after: { contains: '"startTime":' } }]
		},
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { subjectId: true, at: true }
	});
	return new Map(events.map(({ subjectId, at }) => [subjectId, at]));
}

/** When one meeting was last moved; null: never. */
export async function readMovedAt(
	from: Pick<Reader, 'auditEvent'> | Pick<Transaction, 'auditEvent'>,
	meetingId: string
): Promise<Date | null> {
	return (await readMoves(from, [meetingId])).get(meetingId) ?? null;
}
