import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { todayOf } from './finding.server.ts';
import { defaultRules } from './rules.ts';
import { dayWarnings, termWarnings, type PlanningWarning } from './planning-warnings.ts';

/** A meeting as its warnings see it, planned or about to be. */
export interface Planned {
	readonly id: string;
	readonly bodyId: string;
	readonly date: PlainDate | null;
	readonly kind: string;
	readonly isExtraordinary: boolean;
	/** It was called already: what was late for that is over. */
	readonly isCalled: boolean;
	readonly chairPersonId: string | null;
	readonly chairName: string | null;
}

/** What whoever plans a meeting wants to know of its day; nothing of one that has no day or is over. One statement. */
export async function readWarnings(
	actor: Actor,
	planned: Planned,
	known?: WorkingCalendar
): Promise<PlanningWarning[]> {
	const today = todayOf(actor);
	const { date } = planned;
	if (date === null || date < today) return [];
	const [calendar, around] = await Promise.all([
		known ?? calendarOf(actor.installation),
		readAround(actor, { ...planned, date })
	]);
	const rules = {
		invitedDays: around.invitedDays ?? defaultRules.invitedDays,
		papersDays: around.papersDays ?? defaultRules.papersDays
	};
	const isLateForNobody = planned.isExtraordinary || planned.isCalled || planned.kind !== 'SITTING';
	return [
		...dayWarnings(calendar, date),
		...(isLateForNobody ? [] : termWarnings(calendar, { today, date }, rules)),
		...(around.otherId === null
			? []
			: [{ kind: 'OTHER' as const, id: around.otherId, time: around.otherTime }]),
		...(around.isAway && planned.chairName ? [{ kind: 'AWAY' as const, name: planned.chairName }] : [])
	];
}

interface Around {
	readonly invitedDays: number | null;
	readonly papersDays: number | null;
	readonly otherId: string | null;
	readonly otherTime: string | null;
	readonly isAway: boolean;
}

/** The body's rules, what else it does that day, and whether its chair is away: one row, whatever there is. */
async function readAround(
	{ installation: { db } }: Actor,
	{ id, bodyId, date, chairPersonId }: Planned & { readonly date: PlainDate }
): Promise<Around> {
	const [row] = await db.read.$queryRaw<(Omit<Around, 'isAway'> & { readonly away: number | bigint })[]>`
		SELECT u."invitedDays", u."papersDays", o."id" AS "otherId", o."startTime" AS "otherTime",
			CASE WHEN EXISTS (SELECT 1 FROM "Absence" a WHERE a."personId" = ${chairPersonId ?? ''}
				AND a."startDate" <= ${date} AND a."endDate" >= ${date}) THEN 1 ELSE 0 END AS "away"
		FROM "Revision" r
		LEFT JOIN "BodyRules" u ON u."bodyId" = ${bodyId}
		LEFT JOIN "Meeting" o ON o."id" = (SELECT m."id" FROM "Meeting" m JOIN "MeetingBody" b ON b."meetingId" = m."id"
			WHERE b."bodyId" = ${bodyId} AND m."dateKey" = ${date} AND m."id" <> ${id} AND m."status" <> 'CANCELLED'
				AND m."kind" = 'SITTING' ORDER BY m."startTime", m."id" LIMIT 1)
		WHERE r."id" = 'council'`;
	const { away, ...around } = row!;
	return { ...around, isAway: Number(away) === 1 };
}
