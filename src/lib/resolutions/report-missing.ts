import { institutionAt, postLabelAt, type Directory } from '#lib/council/council.ts';
import type { CompiledAnswer } from '#lib/requests/compiled-answer.ts';

/** Whose answer is not in a report: nothing was sent, or it is not accepted. */
export interface MissingAnswer {
	readonly id: string;
	readonly who: string;
	/** Of the resolution. */
	readonly pointId: string | null;
	readonly due: string | null;
	/** It was sent, and waits to be accepted. */
	readonly isSent: boolean;
}

/** Whoever was asked and has no accepted answer yet, by their names of a day. */
export function missingAnswers(
	answers: readonly CompiledAnswer[],
	directory: Directory,
	date: string
): MissingAnswer[] {
	return answers
		.filter(({ state }) => state !== 'ACCEPTED')
		.map(({ id, partSubject, due, state, ...asked }) => ({
			...{ id, due, who: whoOf(asked, directory, date), isSent: state === 'SENT' },
			pointId: partSubject?.startsWith('point:') ? partSubject.slice('point:'.length) : null
		}));
}

/** Who is asked: an institution as it is called on a day, and as whom; or a seat. */
export function whoOf(
	{ institutionId, postId, label }: Pick<CompiledAnswer, 'institutionId' | 'postId' | 'label'>,
	directory: Directory,
	date: string,
	form: 'label' | 'name' = 'label'
): string {
	const who = institutionId
		? institutionAt(directory, institutionId, date)[form]
		: postId && directory.postIndex.has(postId)
			? postLabelAt(directory, postId, date).label
			: '';
	return [who, label].filter(Boolean).join(', ');
}
