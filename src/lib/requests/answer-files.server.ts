import type { Actor } from '#lib/accounts/actor.server.ts';
import { isLead } from '#lib/accounts/actor.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';

/** Whether a file stands in what is being written in an answer, was sent with it, or came with its letter. Three statements. */
export async function isFileOfAnswers(
	read: Pick<Reader, 'answerDraftFile' | 'answerVersionFile' | 'answerLetterFile'>,
	answerIds: readonly string[],
	attachmentId: string
): Promise<boolean> {
	const ids = [...answerIds];
	const ofLetter = { versions: { some: { answerId: { in: ids } } } };
	const [drafted, sent, written] = await Promise.all([
		read.answerDraftFile.count({ where: { attachmentId, answerId: { in: ids } } }),
		read.answerVersionFile.count({ where: { attachmentId, answerVersion: { answerId: { in: ids } } } }),
		read.answerLetterFile.count({ where: { attachmentId, letter: ofLetter } })
	]);
	return drafted + sent + written > 0;
}

/**
 * Where a file belongs to an answer or to a letter, and whether somebody may have it there: what is being written is for whoever is asked,
 * what was sent for whoever asked, too. (The secretariat has every file.)
 */
export function answerReferences({ seats }: Actor, attachmentId: string): Prisma.Sql {
	const own = seats.filter((seat) => !seat.contactOf);
	const listOf = (ids: readonly string[]) => Prisma.join(['', ...ids]);
	const institutions = listOf(own.flatMap(({ institutionIds }) => institutionIds));
	const posts = listOf(own.map(({ postId }) => postId));
	const led = listOf(own.filter(isLead).map(({ bodyId }) => bodyId));
	const isAsked = Prisma.sql`(a."institutionId" IN (${institutions}) OR a."postId" IN (${posts}))`;
	return Prisma.sql`
		SELECT CASE WHEN ${isAsked} THEN 1 ELSE 0 END
		FROM "AnswerDraftFile" f JOIN "Answer" a ON a."id" = f."answerId" WHERE f."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN ${isAsked} OR r."bodyId" IN (${led}) THEN 1 ELSE 0 END
		FROM "AnswerVersionFile" f
		JOIN "AnswerVersion" v ON v."id" = f."versionId"
		JOIN "Answer" a ON a."id" = v."answerId"
		JOIN "Request" r ON r."id" = a."requestId"
		WHERE f."attachmentId" = ${attachmentId}
		UNION ALL
		SELECT CASE WHEN ${isAsked} OR r."bodyId" IN (${led}) THEN 1 ELSE 0 END
		FROM "AnswerLetterFile" f
		JOIN "AnswerVersion" v ON v."letterId" = f."letterId"
		JOIN "Answer" a ON a."id" = v."answerId"
		JOIN "Request" r ON r."id" = a."requestId"
		WHERE f."attachmentId" = ${attachmentId}`;
}
