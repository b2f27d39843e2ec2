import type { Actor } from '#lib/accounts/actor.server.ts';
import type { MembershipKind } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { HistoryMembership, HistoryReminder } from './history.ts';

interface Row {
	readonly about: string;
	readonly name: string | null;
	readonly kind: MembershipKind | null;
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly count: number | bigint;
}

/** Who was reminded of tasks and when, and who held the seats of bodies: one statement. */
export async function readSurroundings(
	actor: Actor,
	{ taskIds, bodyIds }: { taskIds: readonly string[]; bodyIds: readonly string[] }
): Promise<{ reminders: HistoryReminder[]; memberships: HistoryMembership[] }> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT m."postId" AS "about", p."name", m."kind", m."startDate", m."endDate", 0 AS "count",
			p."sortKey" AS "order", m."id" AS "then"
		FROM "Post" s
		JOIN "Membership" m ON m."postId" = s."id"
		JOIN "Person" p ON p."id" = m."personId"
		WHERE s."bodyId" IN (${Prisma.join([...bodyIds])})
		UNION ALL
		SELECT "taskId", NULL, NULL, "plannedOn", "due", COUNT(DISTINCT "recipientId"), "plannedOn", "taskId"
		FROM "ReminderNotice" WHERE "taskId" IN (${Prisma.join([...taskIds])})
		GROUP BY "taskId", "plannedOn", "due"
		ORDER BY "order", "then"`;
	return {
		reminders: rows.filter(({ kind }) => kind === null).map(reminderOf),
		memberships: rows.flatMap(membershipOf).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
	};
}

const order: readonly MembershipKind[] = ['HOLDER', 'ACTING', 'SUBSTITUTE'];

function membershipOf({ about, name, kind, startDate, endDate }: Row): HistoryMembership[] {
	return kind === null ? [] : [{ postId: about, name: name ?? '', kind, startDate, endDate }];
}

function reminderOf({ about, startDate, endDate, count }: Row): HistoryReminder {
	return { taskId: about, on: startDate!, due: endDate!, count: Number(count) };
}
