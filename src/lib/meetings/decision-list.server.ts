import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, bodyOptions, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { stemOf, wordsOfText } from '#lib/tasks/search-words.ts';
import { seenItemsSql, seenMinutesSql } from './decisions-sight.server.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { citationOf } from './minutes.ts';

/** Which decisions are looked for, as an address says it. */
export interface DecisionFilter {
	readonly q: string;
	/** A body's slug. */
	readonly body: string;
	readonly year: string;
	/** Of which no task has followed, and nobody said that none does. */
	readonly isWithoutTask: boolean;
	readonly page: number;
}

export interface ListedDecision {
	readonly id: string;
	readonly meetingId: string;
	readonly citation: string;
	readonly body: string;
	readonly on: string | null;
	readonly text: string;
	readonly tasks: number;
	readonly asksNothing: boolean;
}

export interface DecisionList {
	readonly filter: DecisionFilter;
	readonly decisions: readonly ListedDecision[];
	readonly total: number;
	readonly pages: number;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	readonly years: readonly string[];
}

const pageSize = 50;

/** What an address asks for; what it says wrong is not asked. */
export function readDecisionFilter(search: URLSearchParams): DecisionFilter {
	const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 200);
	const year = text('year');
	const page = /^[1-9]\d{0,4}$/.test(text('page')) ? Number(text('page')) : 1;
	return {
		...{ q: text('q'), body: text('body'), year: /^\d{4}$/.test(year) ? year : '', page },
		isWithoutTask: search.has('open')
	};
}

interface Row {
	readonly id: string;
	readonly meetingId: string;
	readonly bodyId: string;
	readonly number: number | bigint | null;
	readonly date: string | null;
	readonly text: string;
	readonly asksNothing: boolean | number;
	readonly item: number | bigint;
	readonly place: number | bigint;
	readonly tasks: number | bigint;
}

/**
 * All decisions that a reader may know of, the newest first. Three statements: which there are, where their words are looked through
 * here, because letters are folded as neither database folds them; those of the page; the years.
 */
export async function readDecisions(actor: Actor, search: URLSearchParams): Promise<DecisionList> {
	mustBeAble(actor, deeds.read);
	const asked = readDecisionFilter(search);
	const directory = await directoryOf(actor.installation);
	const bodyId = directory.bodies.find(({ slug }) => slug === asked.body)?.id ?? '';
	const [ids, years] = await Promise.all([findIds(actor, asked, bodyId), readYears(actor)]);
	const pages = Math.max(Math.ceil(ids.length / pageSize), 1);
	const filter = { ...asked, page: Math.min(asked.page, pages) };
	const shown = ids.slice((filter.page - 1) * pageSize, filter.page * pageSize);
	return {
		...{ filter, pages, years, total: ids.length },
		bodies: bodyOptions(directory, 'slug', { locale: actor.locale, date: todayOf(actor) }),
		decisions: (await readRows(actor, shown)).map((row) => viewOf(actor, directory, row))
	};
}

function viewOf(actor: Actor, directory: Directory, row: Row): ListedDecision {
	const { id, meetingId, date } = row;
	const body = bodyById(directory, row.bodyId);
	const number = row.number === null ? null : Number(row.number);
	return {
		...{ id, meetingId, tasks: Number(row.tasks), asksNothing: Boolean(row.asksNothing) },
		citation: citationOf({ number, date }, Number(row.item), Number(row.place)),
		body: body ? bodyLabel(body, actor.locale) : '',
		...{ text: plainText(row.text, 400), on: date && shortDate(date, actor.locale) }
	};
}

/** Which decisions are asked for, in their order. */
async function findIds(
	actor: Actor,
	{ q, body, year, isWithoutTask }: DecisionFilter,
	bodyId: string
): Promise<string[]> {
	const stems = wordsOfText(q).map(stemOf);
	const conditions = [seenMinutesSql(actor), seenItemsSql(actor, todayOf(actor))];
	if (body)
		conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM "MeetingBody" b
			WHERE b."meetingId" = m."id" AND b."bodyId" = ${bodyId})`);
	if (year)
		conditions.push(Prisma.sql`m."dateKey" >= ${`${year}-01-01`} AND m."dateKey" <= ${`${year}-12-31`}`);
	if (isWithoutTask)
		conditions.push(Prisma.sql`d."asksNothing" = ${false}
			AND NOT EXISTS (SELECT 1 FROM "DecisionTask" x WHERE x."decisionId" = d."id")`);
	const text = stems.length ? Prisma.sql`d."text"` : Prisma.sql`''`;
	const rows = await actor.installation.db.read.$queryRaw<{ id: string; text: string }[]>`
		SELECT d."id", ${text} AS "text"
		FROM "Meeting" m
		JOIN "Decision" d ON d."meetingId" = m."id"
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		WHERE ${Prisma.join(conditions, ' AND ')}
		ORDER BY m."dateKey" DESC, m."id" DESC, i."position", i."id", d."position", d."id"`;
	return rows.filter((row) => hasAll(row.text, stems)).map(({ id }) => id);
}

function hasAll(text: string, stems: readonly string[]): boolean {
	if (stems.length === 0) return true;
	const words = wordsOfText(text);
	return stems.every((stem) => words.some((word) => word.startsWith(stem)));
}

/** The decisions of a page, in its order. */
async function readRows(actor: Actor, ids: readonly string[]): Promise<Row[]> {
	if (ids.length === 0) return [];
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT d."id", d."meetingId", d."text", d."asksNothing", m."number", m."date", m."bodyId",
			(SELECT COUNT(*) FROM "AgendaItem" o WHERE o."meetingId" = m."id" AND o."position" <= i."position") AS "item",
			(SELECT COUNT(*) FROM "Decision" o WHERE o."itemId" = i."id" AND o."position" <= d."position") AS "place",
			(SELECT COUNT(*) FROM "DecisionTask" o WHERE o."decisionId" = d."id") AS "tasks"
		FROM "Decision" d
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		JOIN "Meeting" m ON m."id" = d."meetingId"
		WHERE d."id" IN (${Prisma.join([...ids])})`;
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** In which the reader knows of decisions, the latest first. */
async function readYears(actor: Actor): Promise<string[]> {
	const rows = await actor.installation.db.read.$queryRaw<{ year: string }[]>`
		SELECT DISTINCT SUBSTR(m."date", 1, 4) AS "year" FROM "Meeting" m
		WHERE m."date" IS NOT NULL AND ${seenMinutesSql(actor)}
			AND EXISTS (SELECT 1 FROM "Decision" d WHERE d."meetingId" = m."id")
		ORDER BY 1 DESC`;
	return rows.map(({ year }) => year);
}
