import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Reader } from '#lib/server/database.server.ts';
import type { LetterPage, LetterView } from './letter-view.ts';
import { todayOf } from './request-finding.server.ts';
import { askedWords, type Asked } from './request-who.ts';

type RegisteredRow = Asked & {
	readonly id: string;
	readonly number: string | null;
	readonly date: string;
	readonly answerId: string;
};

/** The letters of a request, the newest first. One statement. */
export async function readRegistered(
	actor: Actor,
	directory: Directory,
	requestId: string
): Promise<LetterPage['registered']> {
	const rows = await actor.installation.db.read.$queryRaw<RegisteredRow[]>`
		SELECT l."id", l."number", COALESCE(l."date", l."receivedOn") AS "date", v."answerId",
			a."institutionId", a."postId", a."label"
		FROM "AnswerLetter" l
		JOIN "AnswerVersion" v ON v."id" = (SELECT MIN(o."id") FROM "AnswerVersion" o WHERE o."letterId" = l."id")
		JOIN "Answer" a ON a."id" = v."answerId"
		WHERE l."requestId" = ${requestId}
		ORDER BY l."at" DESC, l."id"`;
	const today = todayOf(actor);
	return rows.map(({ id, number, date, answerId, ...who }) => ({
		...{ id, number, date, href: `/requests/${requestId}/answers/${answerId}` },
		who: askedWords(directory, who, today).label
	}));
}

type LetterRow = Omit<LetterView, 'files'> & {
	readonly id: string;
	readonly fileId: string | null;
	readonly name: string | null;
	readonly size: number | bigint | null;
};

/** The letters by which an answer came, by their ids, with their files. One statement. */
export async function readLettersOf(
	read: Pick<Reader, '$queryRaw'>,
	answerId: string
): Promise<ReadonlyMap<string, LetterView>> {
	const rows = await read.$queryRaw<LetterRow[]>`
		SELECT l."id", l."number", l."date", l."receivedOn", l."signatory", l."preparer", l."rest", l."registeredBy",
			f."id" AS "fileId", f."name", f."size"
		FROM "AnswerLetter" l
		LEFT JOIN "AnswerLetterFile" o ON o."letterId" = l."id"
		LEFT JOIN "Attachment" f ON f."id" = o."attachmentId"
		WHERE l."id" IN (SELECT v."letterId" FROM "AnswerVersion" v WHERE v."answerId" = ${answerId})
		ORDER BY l."id", f."id"`;
	return new Map(
		[...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => {
			const { number, date, receivedOn, signatory, preparer, rest, registeredBy } = all[0]!;
			const files = all.flatMap(({ fileId, name, size }) =>
				fileId === null ? [] : [{ id: fileId, name: name ?? '', size: Number(size) }]
			);
			return [id, { number, date, receivedOn, signatory, preparer, rest, registeredBy, files }];
		})
	);
}
