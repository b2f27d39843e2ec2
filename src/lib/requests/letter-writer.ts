import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { AnswerState } from './asking.ts';
import { askedKey, askedWords, type Asked } from './request-who.ts';

/** An answer, as far as a letter needs it. */
export interface WriterAnswer extends Asked {
	readonly id: string;
	readonly partId: string | null;
	readonly state: AnswerState;
	readonly withdrawnAt: unknown;
}

/** Whose letter it is: somebody who was asked, or an institution that was not. */
export interface LetterWriter extends Asked {
	/** "BAC" */
	readonly label: string | null;
	/** In full. */
	readonly name: string;
	/** Short, for a page. */
	readonly shown: string;
	/** What they were asked for; of whoever was not, nothing. */
	readonly answers: readonly WriterAnswer[];
}

/** The key under which an institution answers: its own where it was asked, else that of the one whose duties it carries today. */
export function writerKey(
	directory: Directory,
	answers: readonly Asked[],
	key: string,
	today: PlainDate
): string {
	const [id, label] = key.split('|');
	if (label || answers.some((one) => askedKey(one) === key)) return key;
	const before = answers.find(
		({ institutionId, label: own }) =>
			institutionId !== null &&
			own === null &&
			directory.institutionIndex.has(institutionId) &&
			institutionAt(directory, institutionId, today).institutionId === id
	);
	return before ? askedKey(before) : key;
}

/** By the key that the form carries (`askedKey`); null for whom nobody knows. */
export function findWriter(
	directory: Directory,
	answers: readonly (Omit<WriterAnswer, 'state'> & { readonly state: string })[],
	key: string,
	today: PlainDate
): LetterWriter | null {
	const theirs = answers.filter((one) => askedKey(one) === key) as WriterAnswer[];
	const id = key.split('|')[0]!;
	const unasked = directory.institutionIndex.has(id) && key === `${id}|`;
	const who: Asked | null = theirs[0] ?? (unasked ? { institutionId: id, postId: null, label: null } : null);
	if (!who) return null;
	const { institutionId, postId, label } = who;
	const { name, label: shown } = askedWords(directory, who, today);
	const full = label && label !== name ? `${name} (${label})` : name;
	return { institutionId, postId, label, name: full, shown, answers: theirs };
}
