import type { Actor } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readAnswerRows, readAnswerWhole } from './answer-rows.server.ts';
import { isAskedFor } from './answer-specialist.server.ts';
import { viewAnswers } from './answer-viewing.server.ts';
import type { AnswersView } from './answer-view.ts';
import { capacitiesOnAnswer } from './asked-actor.server.ts';
import { askingDeeds } from './asking.ts';
import { readRequestDrafts, type RequestDraftView } from './request-drafts.server.ts';
import { mayDo } from './request-finding.server.ts';
import { reviewOf, type AnswerReview } from './request-review.server.ts';
import { surroundingsOf } from './task-view.server.ts';

/** An answer on the page of whoever writes it, or of whoever asked. */
export interface AnswerPage extends AnswersView {
	/** Whether the reader is asked for it. */
	readonly isWriter: boolean;
	/** What the reader may do with it who asks for it; null for whoever does not. */
	readonly review: AnswerReview | null;
	/** What the reader handed to specialists and is not over. */
	readonly drafts: readonly RequestDraftView[];
}

/**
 * An answer with all that the same one is asked for. Refuses NOT_FOUND whoever neither answers nor asks it; before it is asked, whoever
 * does not ask.
 */
export async function readAnswerPage(
	actor: Actor,
	{ requestId, answerId }: { readonly requestId: string; readonly answerId: string },
	compared: { readonly from: number | null; readonly to: number | null } = { from: null, to: null }
): Promise<AnswerPage> {
	if (!isId(requestId) || !isId(answerId)) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const [found, whole, around, drafts] = await Promise.all([
		readAnswerRows(read, { requestId, seats: actor.seats, answerId }),
		readAnswerWhole(actor.installation.db, answerId),
		surroundingsOf(actor.installation),
		readRequestDrafts(actor, requestId)
	]);
	const { directory } = around;
	const open = found?.answers.find(({ id }) => id === answerId);
	if (!found || !open) throw new Refusal('NOT_FOUND');
	const { request } = found;
	const isWriter = request.state !== 'PREPARED' && isAskedFor(actor, directory, open);
	if (!isWriter && !mayDo(actor, askingDeeds.read, request)) throw new Refusal('NOT_FOUND');
	const answers = found.answers.filter((row) =>
		isWriter
			? isAskedFor(actor, directory, row)
			: row.institutionId === open.institutionId && row.postId === open.postId && row.label === open.label
	);
	return {
		...viewAnswers({
			...{ reader: actor, around, open, whole, isWriter, compared },
			rows: { request, answers }
		}),
		...{
			isWriter,
			review: reviewOf(actor, { ...open, isOfPart: open.part !== null }, request),
			drafts: isWriter ? drafts : []
		},
		capacities: isWriter ? capacitiesOnAnswer(actor, { directory, request }, open, askingDeeds.send) : []
	};
}
