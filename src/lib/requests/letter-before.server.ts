import type { Transaction } from '#lib/server/database.server.ts';
import type { FoundAnswer } from './request-finding.server.ts';
import { readContent, type AnswerContent } from './template.ts';

/* How an answer stood before a letter came to it, as far as its versions do not tell: so that it can stand so again. */

export interface AnswerStood {
	readonly answerId: string;
	/** Nobody was asked for it: the letter brought it. */
	readonly isNew: boolean;
	/** It was asked no more. */
	readonly withdrawn: WithdrawnBefore | null;
	/** What stood there by itself, as the text of the last round, and went when it was answered. */
	readonly carried: { readonly draft: AnswerContent; readonly draftAt: string | null } | null;
	readonly draftFiles: readonly string[];
}

interface WithdrawnBefore {
	readonly isUnasked: boolean;
	/** An instant; as text, once it was recorded. */
	readonly withdrawnAt: Date | string | null;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
}

export const withdrawnColumns = {
	...{ isUnasked: true, withdrawnAt: true, withdrawnBy: true, withdrawnReason: true }
} as const;
export const notWithdrawn = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };

/** What is cleared away of an answer when its institution's letter is registered: only what nobody wrote. */
export async function carriedOf(
	tx: Transaction,
	{ id, draft, draftAt, draftBy }: FoundAnswer
): Promise<Pick<AnswerStood, 'carried' | 'draftFiles'>> {
	if (draftBy !== null) return { carried: null, draftFiles: [] };
	const files = await tx.answerDraftFile.findMany({
		where: { answerId: id },
		select: { attachmentId: true }
	});
	return {
		carried: draft === null ? null : { draft: readContent(draft), draftAt: draftAt?.toISOString() ?? null },
		draftFiles: files.map(({ attachmentId }) => attachmentId)
	};
}
