import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { closingWord, deeds, type Closing } from './tasks.ts';

/** A closing that waits for a secretary. */
export interface PreparedClosing {
	readonly by: string;
	readonly on: PlainDate;
	/** How it would be closed, in words. */
	readonly as: string;
}

/** What an assistant prepared for a task, for the secretariat only: nothing of it has happened. One statement. */
export async function readPrepared(actor: Actor, number: number): Promise<PreparedClosing[]> {
	if (!can(actor, deeds.prepareClose)) return [];
	const rows = await actor.installation.db.read.$queryRaw<
		{ preparedBy: string; preparedAt: Date | string | number; input: string }[]
	>`
		SELECT p."preparedBy", p."preparedAt", p."input" FROM "Task" t
		JOIN "PreparedDeed" p ON p."subjectType" = 'Task' AND p."subjectId" = t."id"
		WHERE t."number" = ${number} AND p."state" = 'WAITING' AND p."deed" = ${deeds.close.name}
		ORDER BY p."preparedAt"`;
	return rows.map(({ preparedBy, preparedAt, input }) => ({
		by: preparedBy,
		on: rigaDate(new Date(preparedAt)),
		as: closingWord((JSON.parse(input) as { closedAs: Closing }).closedAs, actor.locale) ?? ''
	}));
}
