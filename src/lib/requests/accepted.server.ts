import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { CompiledAnswer } from './compiled-answer.ts';
import { readContent } from './template.ts';

type Row = Omit<CompiledAnswer, 'version'> &
	(
		| { readonly versionId: null }
		| {
				readonly versionId: string;
				readonly number: number | bigint;
				readonly sentOn: string;
				readonly authorName: string;
				readonly capacity: string;
				readonly content: string;
		  }
	);

/** All who are asked for something, in their order, with what they sent last. What was withdrawn is not there. One statement. */
export async function readAnswersOf(
	from: Pick<Reader, '$queryRaw'> | Pick<Transaction, '$queryRaw'>,
	subject: string
): Promise<CompiledAnswer[]> {
	const rows = await (from as Pick<Transaction, '$queryRaw'>).$queryRaw<Row[]>`
		SELECT a."id", a."partId", p."subject" AS "partSubject", a."institutionId", a."postId", a."label", a."role",
			a."state", COALESCE(a."due", r."due") AS "due", a."firstSentOn", v."id" AS "versionId", v."number",
			v."sentOn", v."authorName", v."capacity", v."content"
		FROM "Request" r
			JOIN "Answer" a ON a."requestId" = r."id"
			LEFT JOIN "RequestPart" p ON p."id" = a."partId"
			LEFT JOIN "AnswerVersion" v ON v."answerId" = a."id" AND v."number" = (
				SELECT MAX(o."number") FROM "AnswerVersion" o WHERE o."answerId" = a."id")
		WHERE r."subject" = ${subject} AND a."withdrawnAt" IS NULL
		ORDER BY a."position", a."id"`;
	return rows.map(answerOf);
}

function answerOf(row: Row): CompiledAnswer {
	const { id, partId, partSubject, institutionId, postId, label, role, state, due, firstSentOn } = row;
	const answer = { id, partId, partSubject, institutionId, postId, label, role, state, due, firstSentOn };
	if (row.versionId === null) return { ...answer, version: null };
	const { versionId, number, sentOn, authorName, capacity, content } = row;
	const said = { sentOn, authorName, capacity, content: readContent(content) };
	return { ...answer, version: { id: versionId, number: Number(number), ...said } };
}
