import type { Reader } from '#lib/server/database.server.ts';

/** Whether a file stands in what is being written in an answer, or was sent with it. Two statements. */
export async function isFileOfAnswers(
	read: Pick<Reader, 'answerDraftFile' | 'answerVersionFile'>,
	answerIds: readonly string[],
	attachmentId: string
): Promise<boolean> {
	const ids = [...answerIds];
	const [drafted, sent] = await Promise.all([
		read.answerDraftFile.count({ where: { attachmentId, answerId: { in: ids } } }),
		read.answerVersionFile.count({ where: { attachmentId, answerVersion: { answerId: { in: ids } } } })
	]);
	return drafted + sent > 0;
}
