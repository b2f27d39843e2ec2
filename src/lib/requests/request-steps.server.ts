import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { capacityFor, type FoundRequest } from './request-finding.server.ts';

export type StepKind = 'ASKED' | 'REMINDED' | 'RETURNED' | 'ACCEPTED' | 'REOPENED' | 'MOVED' | 'WITHDRAWN';

/** What happened to some answers. */
export interface NewSteps {
	/** The form's: the first step carries it, so that the form acts once. */
	readonly id: string;
	readonly kind: StepKind;
	readonly text?: string | null;
	readonly answers: readonly {
		readonly id: string;
		readonly versionId?: string | null;
		/** Of MOVED: the day that was moved. */
		readonly dueBefore?: string | null;
	}[];
}

/** Writes down what happened to some answers, in the transaction in which it does. */
export async function addSteps(
	tx: Transaction,
	actor: Actor,
	request: Pick<FoundRequest, 'bodyId'>,
	{ id, kind, text = null, answers }: NewSteps
): Promise<void> {
	const said = {
		...{ kind, text, at: actor.installation.clock.now(), userId: actor.userId },
		...{ authorName: actor.name, capacity: capacityFor(actor, request) }
	};
	const data = answers.map(({ id: answerId, versionId = null, dueBefore = null }, index) => ({
		...{ ...said, answerId, versionId, dueBefore },
		id: index === 0 ? id : newId()
	}));
	if (data.length) await tx.answerStep.createMany({ data });
}
