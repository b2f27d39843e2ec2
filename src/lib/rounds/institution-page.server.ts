import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { institutionAt, institutionFamily, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readContent, readTemplate, type AnswerContent, type Template } from '#lib/requests/template.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { trendsOf, type Trend } from './figures-over-time.ts';
import { acceptedSql, dayOfRoundSql, readFigures, whoseSql } from './figures-reading.server.ts';
import { todayOf } from './finding.server.ts';
import { namesOf } from './content-making.ts';
import { deeds } from './rounds.ts';

const entriesOnPage = 10;

/** What an institution said in one round. */
export interface EntryOverTime {
	readonly answerId: string;
	readonly roundId: string;
	readonly round: string;
	readonly day: string;
	/** As it was called then; of a programme its name. */
	readonly name: string;
	readonly template: Template;
	readonly content: AnswerContent;
}

/** An institution through the rounds, the newest first, its figures with how they went. */
export interface InstitutionPage {
	readonly institution: { readonly id: string; readonly name: string };
	readonly entries: readonly EntryOverTime[];
	readonly trends: readonly Trend[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

/** Under all its names, and with its programmes and seats. Refuses NOT_FOUND. Four statements. */
export async function readInstitutionPage(
	actor: Actor,
	id: string,
	params: URLSearchParams
): Promise<InstitutionPage> {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const directory = await directoryOf(actor.installation);
	if (!directory.institutionIndex.has(id)) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const whose = whoseOf(directory, id);
	const [figures, total] = await Promise.all([
		readFigures(read, directory, { ...whose, today }),
		countEntries(actor, whose)
	]);
	const pages = Math.max(1, Math.ceil(total / entriesOnPage));
	const asked = Number(params.get('page') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	const now = institutionAt(directory, id, today);
	return {
		...{ total, page, pages, trends: trendsOf(figures) },
		institution: { id: now.institutionId, name: now.name },
		entries: await readEntries(actor, directory, whose, (page - 1) * entriesOnPage)
	};
}

interface Whose {
	readonly institutionIds: readonly string[];
	readonly postIds: readonly string[];
}

/** What is its own: under all its names, and its seats' where no other has a part in them. */
function whoseOf(directory: Directory, id: string): Whose {
	const institutionIds = institutionFamily(directory, id);
	const isOwn = (other: string) => institutionIds.includes(other);
	const posts = directory.posts.filter(
		(post) => post.institutionIds.length > 0 && post.institutionIds.every(isOwn)
	);
	return { institutionIds, postIds: posts.map((post) => post.id) };
}

async function countEntries({ installation: { db } }: Actor, whose: Whose): Promise<number> {
	const [found] = await db.read.$queryRaw<{ count: number | bigint }[]>`
		SELECT COUNT(*) AS "count" FROM "Answer" a JOIN "Round" r ON r."requestId" = a."requestId"
		WHERE ${acceptedSql} AND ${whoseSql(whose)}`;
	return Number(found!.count);
}

interface Row {
	readonly answerId: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly roundId: string;
	readonly round: string;
	readonly day: string;
	readonly template: string;
	readonly content: string | null;
}

async function readEntries(
	actor: Actor,
	directory: Directory,
	whose: Whose,
	from: number
): Promise<EntryOverTime[]> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT a."id" AS "answerId", a."institutionId", a."postId", a."label", r."id" AS "roundId",
			r."title" AS "round", ${dayOfRoundSql} AS "day", q."template",
			(SELECT v."content" FROM "AnswerVersion" v WHERE v."answerId" = a."id"
				ORDER BY v."number" DESC LIMIT 1) AS "content"
		FROM "Answer" a
		JOIN "Round" r ON r."requestId" = a."requestId"
		JOIN "Request" q ON q."id" = a."requestId"
		WHERE ${acceptedSql} AND ${whoseSql(whose)}
		ORDER BY "day" DESC, r."id" DESC, a."position", a."id"
		LIMIT ${entriesOnPage} OFFSET ${from}`;
	const today = todayOf(actor);
	return rows.map(({ answerId, roundId, round, day, label, template, content, ...who }) => ({
		...{ answerId, roundId, round, day },
		name: label ?? namesOf(directory, who, { day, today }).name,
		template: readTemplate(template),
		content: readContent(content)
	}));
}
