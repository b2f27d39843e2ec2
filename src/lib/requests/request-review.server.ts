import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { askingDeeds, isOwed, type AnswerState } from './asking.ts';
import { findAnswer, mayDo, type FoundAnswer, type FoundRequest } from './request-finding.server.ts';

/** What whoever asks may do with one answer, as it stands: nothing is offered that its verb would refuse. */
export interface AnswerReview {
	readonly requestId: string;
	readonly requestVersion: number;
	readonly answerId: string;
	readonly version: number;
	readonly state: AnswerState;
	readonly due: PlainDate | null;
	readonly giveBack: 'SEND' | 'PREPARE' | null;
	readonly accept: boolean;
	readonly reopen: boolean;
	readonly moveDue: boolean;
	readonly withdraw: boolean;
	/** They may be asked for others, too. */
	readonly isOfPart: boolean;
}

/** The same, for the page of an answer; null for whoever does not ask. One statement. */
export async function readReview(
	actor: Actor,
	{ requestId, answerId }: { readonly requestId: string; readonly answerId: string }
): Promise<AnswerReview | null> {
	const answer = await findAnswer(actor.installation.db.read, answerId);
	const isOfPart = answer.partId !== null;
	return answer.requestId === requestId ? reviewOf(actor, { ...answer, isOfPart }, answer.request) : null;
}

type Reviewed = Pick<FoundAnswer, 'id' | 'state' | 'due' | 'firstSentOn' | 'withdrawnAt' | 'version'> & {
	readonly isOfPart: boolean;
};

/** The same of an answer that is at hand. */
export function reviewOf(
	actor: Actor,
	answer: Reviewed,
	request: Pick<FoundRequest, 'id' | 'bodyId' | 'state' | 'due' | 'version'>
): AnswerReview | null {
	if (!mayDo(actor, askingDeeds.prepare, request)) return null;
	const { id: answerId, state, withdrawnAt, version, isOfPart } = answer;
	const may = (deed: Deed) => mayDo(actor, deed, request);
	const isThere = withdrawnAt === null && request.state !== 'PREPARED';
	const isOpen = request.state === 'ASKED' && isThere;
	const isWaiting = isOpen && state === 'SENT';
	const sends = may(askingDeeds.giveBack) ? 'SEND' : may(askingDeeds.prepareGiveBack) ? 'PREPARE' : null;
	return {
		...{ requestId: request.id, requestVersion: request.version, answerId, version, state },
		...{ due: answer.due ?? request.due, isOfPart },
		giveBack: isWaiting ? sends : null,
		accept: isThere && state === 'SENT' && may(askingDeeds.accept),
		reopen: isThere && state === 'ACCEPTED' && may(askingDeeds.reopen),
		moveDue: isOpen && isOwed({ state, withdrawnAt }) && may(askingDeeds.change),
		withdraw:
			withdrawnAt === null &&
			request.state !== 'CLOSED' &&
			answer.firstSentOn === null &&
			may(askingDeeds.change)
	};
}
