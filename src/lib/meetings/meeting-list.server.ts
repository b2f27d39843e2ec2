import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyBySlug, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { todayOf } from './finding.server.ts';
import { readMeetingFilter, type MeetingFilter, type MeetingFilterProblem } from './meeting-filter.ts';
import { readBodiesOf, rowColumns, viewRow, type MeetingRow } from './meeting-rows.server.ts';
import { deeds } from './meetings.ts';

const rowsOnPage = 50;

/** A page of the meetings: what is to come, the nearest first, then what was, the latest first. */
export interface MeetingList {
	readonly coming: readonly MeetingRow[];
	readonly past: readonly MeetingRow[];
	/** How many match. */
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly filter: MeetingFilter;
	readonly problems: readonly MeetingFilterProblem[];
	/** What may be chosen. */
	readonly bodies: readonly { readonly slug: string; readonly label: string }[];
	readonly years: readonly number[];
	readonly mayPlan: boolean;
}

/** The meetings that match an address: at most five statements, however many there are. */
export async function listMeetings(actor: Actor, params: URLSearchParams): Promise<MeetingList> {
	mustBeAble(actor, deeds.read);
	const directory = await directoryOf(actor.installation);
	const { filter, problems } = readMeetingFilter(params, (slug) => directory.slugIndex.has(slug));
	const today = todayOf(actor);
	const counted = await count(actor, directory, filter, today);
	const { total, coming } = counted;
	const pages = Math.max(1, Math.ceil(total / rowsOnPage));
	const page = Math.min(filter.page, pages);
	const rows = await readPage(actor, directory, filter, { today, coming, from: (page - 1) * rowsOnPage });
	return {
		...{ total, page, pages, filter, ...rows },
		problems: page === filter.page ? problems : [...problems, 'PAGE'],
		bodies: directory.bodies.map((body) => ({ slug: body.slug, label: bodyLabel(body, actor.locale) })),
		years: yearsOf(counted, today, filter.year),
		mayPlan: mayPlanAny(actor)
	};
}

/** Whether somebody may plan a meeting of any body at all. */
export function mayPlanAny(actor: Actor): boolean {
	if (can(actor, deeds.plan)) return true;
	return actor.seats.some(({ bodyId }) => can(actor, deeds.plan, { bodyId }));
}

interface Counted {
	readonly total: number;
	readonly coming: number;
	readonly first: string | null;
	readonly last: string | null;
}

async function count(
	{ installation: { db } }: Actor,
	directory: Directory,
	{ body, year, kind }: MeetingFilter,
	today: PlainDate
): Promise<Counted> {
	const conditions = [Prisma.sql`1 = 1`];
	if (body)
		conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM "MeetingBody" b
			WHERE b."meetingId" = m."id" AND b."bodyId" = ${bodyBySlug(directory, body)!.id})`);
	if (year)
		conditions.push(Prisma.sql`m."dateKey" >= ${`${year}-01-01`} AND m."dateKey" <= ${`${year}-12-31`}`);
	if (kind) conditions.push(Prisma.sql`m."kind" = ${kind}`);
	const [found] = await db.read.$queryRaw<
		{ total: number | bigint; coming: number | bigint | null; first: string | null; last: string | null }[]
	>`
		SELECT COUNT(*) AS "total", SUM(CASE WHEN m."dateKey" >= ${today} THEN 1 ELSE 0 END) AS "coming",
			(SELECT MIN("dateKey") FROM "Meeting") AS "first",
			(SELECT MAX("dateKey") FROM "Meeting" WHERE "dateKey" < '9999') AS "last"
		FROM "Meeting" m WHERE ${Prisma.join(conditions, ' AND ')}`;
	return { ...found!, total: Number(found!.total), coming: Number(found!.coming ?? 0) };
}

interface Place {
	readonly today: PlainDate;
	/** How many of those that match are to come. */
	readonly coming: number;
	/** How many rows stand on the pages before. */
	readonly from: number;
}

async function readPage(
	actor: Actor,
	directory: Directory,
	{ body, year, kind }: MeetingFilter,
	{ today, coming, from }: Place
): Promise<Pick<MeetingList, 'coming' | 'past'>> {
	const { read } = actor.installation.db;
	const where = {
		...(body ? { bodies: { some: { bodyId: bodyBySlug(directory, body)!.id } } } : {}),
		...(kind ? { kind } : {}),
		AND: year ? [{ dateKey: { gte: `${year}-01-01`, lte: `${year}-12-31` } }] : []
	};
	const ahead = Math.min(Math.max(coming - from, 0), rowsOnPage);
	const select = rowColumns;
	const [next, past] = await Promise.all([
		ahead === 0
			? []
			: read.meeting.findMany({
					...{ where: { ...where, dateKey: { gte: today } }, select, skip: from, take: ahead },
					orderBy: [{ dateKey: 'asc' }, { id: 'asc' }]
				}),
		ahead === rowsOnPage
			? []
			: read.meeting.findMany({
					...{ where: { ...where, dateKey: { lt: today } }, select },
					...{ skip: Math.max(from - coming, 0), take: rowsOnPage - ahead },
					orderBy: [{ dateKey: 'desc' }, { id: 'desc' }]
				})
	]);
	const bodies = await readBodiesOf(
		actor,
		[...next, ...past].map(({ id }) => id)
	);
	const view = (row: (typeof past)[number]) =>
		viewRow(row, bodies.get(row.id) ?? [], { directory, locale: actor.locale });
	return { coming: next.map(view), past: past.map(view) };
}

/** The years in which there are meetings, this one and the one that is asked for, the latest first. */
function yearsOf({ first, last }: Counted, today: PlainDate, asked: number | null): number[] {
	const of = (date: string) => Number(date.slice(0, 4));
	const now = of(today);
	const [from, to] = [Math.min(now, first ? of(first) : now), Math.max(now, last ? of(last) : now)];
	const years = Array.from({ length: Math.min(to - from, 199) + 1 }, (_, index) => to - index);
	return asked === null || years.includes(asked) ? years : [asked, ...years].sort((a, b) => b - a);
}
