import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { answerCommentSchema } from './agreement-schema.ts';
import type { CommentDone } from './comments.server.ts';
import { answeredKind, tellCommenter } from './comment-telling.server.ts';
import { findForChange, mustBeAsSeen, recordFor } from './finding.server.ts';
import { deeds } from './meetings.ts';

/**
 * Accepts a comment (the text is mended) or answers it with words; both once more where somebody thinks better of it, until the minutes
 * are approved. Whoever commented is told by mail. Refuses NOT_FOUND whoever may not, NOT_NOW what was withdrawn, CONFLICT what
 * somebody else answered meanwhile.
 */
export async function answerComment(actor: Actor, input: unknown): Promise<CommentDone> {
	const typed = parseInput(answerCommentSchema, input);
	const { id, outcome: state, answer } = typed;
	return actor.installation.db.write(async (tx) => {
		const { found, meeting } = await findComment(tx, actor, id);
		const done = { id, meetingId: meeting.id };
		if (found.state === 'WITHDRAWN')
			throw new Refusal('NOT_NOW', { fields: { form: 'agreement_problem_withdrawn' } });
		if (found.state === state && found.answer === answer) return { ...done, eventId: null };
		const { version } = found;
		const values = { outcome: found.state, answer: found.answer };
		await mustBeAsSeen(tx, { id: meeting.id, version }, { seen: typed.version, values });
		await tx.minutesComment.update({
			where: { id, version },
			data: {
				...{ state, answer, decidedAt: actor.installation.clock.now(), decidedBy: actor.name },
				version: { increment: 1 }
			}
		});
		const eventId = await recordFor(tx, actor, deeds.answerComment, meeting, {
			before: { commentId: id, state: found.state, answer: found.answer, decidedBy: found.decidedBy },
			after: { commentId: id, state, answer, decidedBy: actor.name }
		});
		await tellCommenter(tx, actor, found, answeredKind);
		return { ...done, eventId };
	});
}

async function findComment(tx: Transaction, actor: Actor, id: string) {
	const found = await tx.minutesComment.findUnique({
		where: { id },
		include: { minutesVersion: { select: { meetingId: true } } }
	});
	if (!found) throw new Refusal('NOT_FOUND');
	const { meetingId } = found.minutesVersion;
	return { found, meeting: await findForChange(tx, actor, deeds.answerComment, { id: meetingId }) };
}

interface Answered {
	readonly commentId: string;
	readonly state: string;
	readonly answer: string | null;
	readonly decidedBy: string | null;
}

/** An answer is taken back where it still stands: the comment waits again, or has the answer that it had before. */
export const undoers: Undoers = {
	[deeds.answerComment.name]: async (actor, change) => {
		const [before, after] = [change.before as Answered, change.after as Answered];
		await actor.installation.db.write(async (tx) => {
			const { found, meeting } = await findComment(tx, actor, after.commentId);
			const isSame = found.state === after.state && found.answer === after.answer;
			if (!isSame) throw new Refusal('CONFLICT');
			const { state, answer, decidedBy } = before;
			const decidedAt = decidedBy ? actor.installation.clock.now() : null;
			await tx.minutesComment.update({
				where: { id: found.id, version: found.version },
				data: { state, answer, decidedBy, decidedAt, version: { increment: 1 } }
			});
			await recordFor(tx, actor, deeds.answerComment, meeting, {
				undoes: change.id,
				...{ before: after, after: before }
			});
		});
	}
};
