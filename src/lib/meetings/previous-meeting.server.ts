import type { PlainDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';

/** The day of the last meeting that any of these bodies held before a day, for raw statements; null where there was none. */
export function previousDateSql(
	bodyIds: readonly string[],
	{ date, meetingId }: { readonly date: PlainDate; readonly meetingId: string }
): Prisma.Sql {
	return Prisma.sql`(SELECT MAX(g."date") FROM "Meeting" g
		WHERE g."bodyId" IN (${Prisma.join([...bodyIds])}) AND g."kind" = 'SITTING' AND g."date" < ${date}
			AND g."id" <> ${meetingId} AND g."status" IN ('HELD', 'CIRCULATED', 'APPROVED', 'SIGNED'))`;
}
