import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { bodyBySlug, bodyLabel, bodyOptions } from '#lib/council/council.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { readRegister } from '#lib/tasks/revisions.server.ts';
import { readRows } from './control.server.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { councilOf } from './paper-reading.server.ts';
import { findMeetings, findPresence } from './year-finding.server.ts';
import { countMeetings, countTasks, readYearFilter, type YearReport } from './year.ts';

/** So many decisions and tasks of a year are looked through. */
const most = 2_000;

/**
 * The year of a body or of the whole council: what was planned and what became of it, who came, what was decided and how it is
 * carried out, as it stands today. Six statements, seven where some tasks are parts of others, whatever the year. Refuses NOT_FOUND
 * whoever may not read meetings.
 */
export async function readYear(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale = actor.locale
): Promise<YearReport> {
	mustBeAble(actor, deeds.read);
	const register = await readRegister(actor.installation.db);
	const { directory } = register;
	const today = todayOf(actor);
	const hasBody = (slug: string) => directory.slugIndex.has(slug);
	const { filter, problems } = readYearFilter(params, { today, hasBody });
	const body = filter.body === null ? null : bodyBySlug(directory, filter.body)!;
	const reader = { ...actor, locale };
	const asked = { actor: reader, directory, year: filter.year, bodyId: body?.id ?? null };
	const [meetings, presence, { total, rows }] = await Promise.all([
		findMeetings(asked),
		findPresence(asked),
		readDecided(reader, register, asked)
	]);
	const begins = `${filter.year}-01-01`;
	const own = rows.filter(({ decision }) => (decision.on ?? '') >= begins);
	const ownTasks = new Set(own.map(({ task }) => task?.id));
	const isWhole = total <= most;
	return {
		...{ filter, problems, today, meetings, ...presence, council: councilOf(directory) },
		bodies: bodyOptions(directory, 'slug', { locale, date: today }),
		bodyName: body && bodyLabel(body, locale),
		counted: countMeetings(meetings),
		given: isWhole ? countTasks(own) : null,
		carried: isWhole ? countTasks(rows.filter(({ task }) => !ownTasks.has(task?.id))) : null,
		without: own.filter(({ task }) => task === null).length,
		rows: own
	};
}

/** What the year decided, and of earlier years the tasks that were not closed when it began. */
function readDecided(
	actor: Actor,
	register: Parameters<typeof readRows>[0],
	{ year, bodyId }: { readonly year: number; readonly bodyId: string | null }
) {
	const begins = `${year}-01-01`;
	const carried = Prisma.sql`(t."id" IS NOT NULL AND (t."closedOn" IS NULL OR t."closedOn" >= ${begins}))`;
	const asked = {
		...{ actor, eyes: actor, today: todayOf(actor), bodyIds: bodyId === null ? null : [bodyId] },
		...{ from: '', to: `${year}-12-31`, which: 'ASKING' as const },
		meetings: Prisma.sql`(m."dateKey" >= ${begins} OR ${carried})`
	};
	return readRows(register, asked, { skip: 0, take: most }, actor.locale);
}
