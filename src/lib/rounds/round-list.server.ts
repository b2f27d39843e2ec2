import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { mayStartAny } from './finding.server.ts';
import { deeds } from './rounds.ts';

const rowsOnPage = 50;

/** A round in the list of them. */
export interface RoundRow {
	readonly id: string;
	readonly title: string;
	readonly body: string;
	readonly asOf: string | null;
	readonly due: string | null;
	/** PREPARED: nobody has heard of it; ASKED, CLOSED; what was compiled is COMPILED, what went to all SENT. */
	readonly state: RoundState;
	readonly asked: number;
	readonly answered: number;
}

export type RoundState = 'PREPARED' | 'ASKED' | 'CLOSED' | 'COMPILED' | 'SENT';

/** A page of the rounds, the latest first. */
export interface RoundList {
	readonly rows: readonly RoundRow[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly query: string;
	readonly mayStart: boolean;
}

interface Row {
	readonly id: string;
	readonly title: string;
	readonly bodyId: string;
	readonly asOf: string | null;
	readonly due: string | null;
	readonly state: string;
	readonly isCompiled: number | bigint;
	readonly isSent: number | bigint;
	readonly asked: number | bigint;
	readonly answered: number | bigint;
}

const longestQuery = 100;

/** The rounds that match an address. Three statements, however many there are. */
export async function listRounds(actor: Actor, params: URLSearchParams): Promise<RoundList> {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const query = (params.get('q') ?? '').trim().slice(0, longestQuery);
	const words = fold(query).split(' ').filter(Boolean);
	const where = { AND: words.map((word) => ({ searchText: { contains: word } })) };
	const [directory, total] = await Promise.all([
		directoryOf(actor.installation),
		read.round.count({ where })
	]);
	const pages = Math.max(1, Math.ceil(total / rowsOnPage));
	const asked = Number(params.get('page') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	const rows = await readRows(actor, words, (page - 1) * rowsOnPage);
	return {
		...{ total, page, pages, query, mayStart: mayStartAny(actor) },
		rows: rows.map(({ bodyId, state, isCompiled, isSent, ...row }) => {
			const body = bodyById(directory, bodyId);
			return {
				...{ id: row.id, title: row.title, asOf: row.asOf, due: row.due },
				body: body ? bodyLabel(body, actor.locale) : '',
				state: isSent ? 'SENT' : isCompiled ? 'COMPILED' : (state as RoundState),
				...{ asked: Number(row.asked), answered: Number(row.answered) }
			};
		})
	};
}

/** Those of one page, each with how many are asked and have answered. */
function readRows({ installation: { db } }: Actor, words: readonly string[], from: number): Promise<Row[]> {
	const conditions = words.map(
		(word) => Prisma.sql`r."searchText" LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`
	);
	return db.read.$queryRaw<Row[]>`
		SELECT r."id", r."title", r."bodyId", r."asOf", q."due", q."state",
			CASE WHEN r."compiledAt" IS NULL THEN 0 ELSE 1 END AS "isCompiled",
			CASE WHEN EXISTS (SELECT 1 FROM "RoundSummary" s WHERE s."roundId" = r."id"
				AND s."sentAt" IS NOT NULL) THEN 1 ELSE 0 END AS "isSent",
			(SELECT COUNT(*) FROM "Answer" a WHERE a."requestId" = q."id" AND a."withdrawnAt" IS NULL) AS "asked",
			(SELECT COUNT(*) FROM "Answer" a WHERE a."requestId" = q."id" AND a."withdrawnAt" IS NULL
				AND a."state" IN ('SENT', 'ACCEPTED')) AS "answered"
		FROM "Round" r JOIN "Request" q ON q."id" = r."requestId"
		WHERE ${Prisma.join([Prisma.sql`1 = 1`, ...conditions], ' AND ')}
		ORDER BY COALESCE(r."asOf", q."due", '9999-12-31') DESC, r."id" DESC
		LIMIT ${rowsOnPage} OFFSET ${from}`;
}
