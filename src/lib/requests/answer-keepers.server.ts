import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { FoundAnswer, FoundRequest } from './request-finding.server.ts';
import type { AnswerContent } from './template.ts';

/** What an upper room keeps of the answers to what it asked, in the transaction in which they change. */
export interface AnswerKeeper {
	/** A version is the newest: it was sent, or what came after it was taken back. */
	sent(tx: Transaction, actor: Actor, answer: FoundAnswer, content: AnswerContent): Promise<void>;
	/** All that was sent is taken back: nothing is answered. */
	takenBack(tx: Transaction, actor: Actor, answer: FoundAnswer): Promise<void>;
	/** Whoever asked has accepted them, or opened them again. */
	accepted(tx: Transaction, answerIds: readonly string[], isAccepted: boolean): Promise<void>;
}

/** By what the subject of their requests begins with: "survey". */
export type AnswerKeepers = Readonly<Record<string, AnswerKeeper>>;

let keepers: AnswerKeepers = {};

/** Said once, where the portal is put together. */
export function keepAnswersBy(all: AnswerKeepers): void {
	keepers = all;
}

/** Who keeps the answers of a request; nobody of most. */
export function keeperOf({ subject }: Pick<FoundRequest, 'subject'>): AnswerKeeper | undefined {
	return keepers[subject.split(':')[0]!];
}
