import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { closedNow, readContent, withoutRestricted, type MinutesContent } from './minutes-content.ts';

/**
 * What was kept of minutes, for whoever sees nothing restricted: neither what was so then nor what is so by now. One statement for all
 * the versions of a meeting.
 */
export async function readOpenContent(
	from: Pick<Reader, 'agendaItem'> | Pick<Transaction, 'agendaItem'>,
	meetingId: string,
	today: string
): Promise<(stored: string) => MinutesContent> {
	const items = await (from as Pick<Transaction, 'agendaItem'>).agendaItem.findMany({
		where: { meetingId, restrictedUntil: { gte: today } },
		select: { id: true, restrictedUntil: true }
	});
	return (stored) => withoutRestricted(closedNow(readContent(stored), items), today);
}
