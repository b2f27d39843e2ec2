import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/** What a seat answers to a question of a decision in writing; OBJECTION: it wants the question discussed at a meeting. */
export const writtenAnswers = ['FOR', 'AGAINST', 'ABSTAIN', 'OBJECTION'] as const;
export type WrittenAnswer = (typeof writtenAnswers)[number];

/** By which way an answer came. */
export type WrittenWay = 'PORTAL' | 'MAIL' | 'LETTER';

/** The kinds of mail by which is asked. */
export const askingKinds = ['written-question', 'written-reminder'] as const;
export type AskingKind = (typeof askingKinds)[number];
/** And by which it is called off. */
export type WrittenMailKind = AskingKind | 'written-ended';

/** An answer as it is kept. */
export interface KeptAnswer {
	readonly itemId: string;
	readonly postId: string;
	readonly personId: string | null;
	readonly authorName: string;
	readonly answer: WrittenAnswer;
	/** Why it objects, or what it says besides. */
	readonly text: string | null;
	readonly at: Date;
	readonly via: WrittenWay;
}

/** Whether somebody wants one of the questions discussed, by the answers that hold. */
export function isObjected(
	questions: readonly { readonly id: string }[],
	answers: readonly KeptAnswer[]
): boolean {
	return questions.some(({ id }) =>
		[...standingAnswers(answers, id).values()].some(({ answer }) => answer === 'OBJECTION')
	);
}

/** The answers that hold to one question, by seat: the last of each. `answers` as they came, the first first. */
export function standingAnswers<T extends Pick<KeptAnswer, 'itemId' | 'postId'>>(
	answers: readonly T[],
	itemId: string
): Map<string, T> {
	return new Map(answers.filter((one) => one.itemId === itemId).map((one) => [one.postId, one]));
}

/** Whether a seat has answered every question. */
export function hasAnsweredAll(
	answers: readonly Pick<KeptAnswer, 'itemId' | 'postId'>[],
	itemIds: readonly string[],
	postId: string
): boolean {
	return itemIds.every((itemId) => answers.some((one) => one.itemId === itemId && one.postId === postId));
}

/** The answer in a word: "par", "iebildumi". */
export function answerWord(answer: WrittenAnswer, locale: Locale): string {
	const options = { locale };
	switch (answer) {
		case 'FOR':
			return m.written_answer_for({}, options);
		case 'AGAINST':
			return m.written_answer_against({}, options);
		case 'ABSTAIN':
			return m.written_answer_abstain({}, options);
		case 'OBJECTION':
			return m.written_answer_objection({}, options);
	}
}

/** The shape of an answer (`<span class="st done">`); none of them is late. */
export function answerShape(answer: WrittenAnswer): 'done' | 'off' | 'going' | 'ask' {
	const shapes = { FOR: 'done', AGAINST: 'off', ABSTAIN: 'going', OBJECTION: 'ask' } as const;
	return shapes[answer];
}

/** By which way it came, in words; nothing of one that was given in the portal. */
export function writtenWayWord(via: WrittenWay, locale: Locale): string | null {
	if (via === 'MAIL') return m.written_via_mail({}, { locale });
	return via === 'LETTER' ? m.written_via_letter({}, { locale }) : null;
}
