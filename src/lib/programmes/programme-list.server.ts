import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { stemOf, wordsOfText } from '#lib/tasks/search-words.ts';
import { readProgrammeFilter, type ProgrammeFilter } from './programme-filter.ts';
import { readableSql } from './programme-finding.server.ts';
import { deeds, type ProgrammeState } from './programmes.ts';

/** A programme in the list. */
export interface ListedProgramme {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly body: string;
	readonly state: ProgrammeState;
	readonly measures: number;
	/** Cents. */
	readonly funding: number;
	readonly isSample: boolean;
}

export interface ProgrammeList {
	readonly filter: ProgrammeFilter;
	readonly programmes: readonly ListedProgramme[];
	readonly total: number;
	readonly pages: number;
	/** Whether there is any for this reader, whatever is asked. */
	readonly isEmpty: boolean;
	readonly mayRegister: boolean;
}

const pageSize = 50;

interface Row {
	readonly id: string;
	readonly year: number | bigint;
	readonly title: string;
	readonly bodyId: string;
	readonly state: string;
	readonly measures: number | bigint;
	readonly funding: number | bigint | null;
	readonly isSample: boolean | number;
}

/** The programmes that somebody may read, as an address asks for them: the latest year first. Two statements. */
export async function listProgrammes(actor: Actor, search: URLSearchParams): Promise<ProgrammeList> {
	const directory = await directoryOf(actor.installation);
	const asked = readProgrammeFilter(search);
	const { read } = actor.installation.db;
	const readable = readableSql(actor);
	const where = whereOf(asked.q);
	const [counted] = await read.$queryRaw<{ total: number | bigint; all: number | bigint }[]>`
		SELECT (SELECT COUNT(*) FROM "Programme" p WHERE ${readable} AND ${where}) AS "total",
			(SELECT COUNT(*) FROM "Programme" p WHERE ${readable}) AS "all"`;
	const total = Number(counted!.total);
	const pages = Math.max(1, Math.ceil(total / pageSize));
	const page = Math.min(asked.page, pages);
	const rows = await read.$queryRaw<Row[]>`
		SELECT p."id", p."year", p."title", p."bodyId", p."state", p."isSample",
			(SELECT COUNT(*) FROM "Measure" n WHERE n."programmeId" = p."id") AS "measures",
			(SELECT SUM(n."funding") FROM "Measure" n WHERE n."programmeId" = p."id") AS "funding"
		FROM "Programme" p WHERE ${readable} AND ${where}
		ORDER BY p."year" DESC, p."id" DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
	return {
		...{ filter: { ...asked, page }, total, pages, isEmpty: Number(counted!.all) === 0 },
		programmes: rows.map(({ bodyId, ...row }) => {
			const body = bodyById(directory, bodyId);
			return {
				...{ id: row.id, title: row.title, state: row.state as ProgrammeState, year: Number(row.year) },
				...{ measures: Number(row.measures), funding: Number(row.funding ?? 0) },
				...{ body: body ? bodyLabel(body, actor.locale) : '', isSample: Boolean(row.isSample) }
			};
		}),
		mayRegister: can(actor, deeds.register)
	};
}

/** Each word stands in what is said of the programme, or in one of its measures. */
function whereOf(q: string): Prisma.Sql {
	const conditions = wordsOfText(q).map((word) => {
		const like = `%${stemOf(word)}%`;
		return Prisma.sql`(p."searchText" LIKE ${like} OR EXISTS (SELECT 1 FROM "Measure" w
			WHERE w."programmeId" = p."id" AND w."searchText" LIKE ${like}))`;
	});
	return conditions.length ? Prisma.join(conditions, ' AND ') : Prisma.sql`1 = 1`;
}
