import type { PlainDate } from '#lib/calendar/days.ts';
import { plainLines } from './letter-frame.ts';
import { answeredNumberIn, ownNumberIn, type DatedNumber } from './letter-numbers.ts';
import { preparerIn, signatoryIn, type Preparer, type Signatory } from './letter-people.ts';

/** What a letter says of itself: offers for a form, never facts. */
export interface LetterFacts {
	readonly number: string | null;
	readonly date: PlainDate | null;
	/** Of ours that it answers. */
	readonly answers: DatedNumber | null;
	readonly signatory: Signatory | null;
	readonly preparer: Preparer | null;
}

export const emptyFacts: LetterFacts = {
	...{ number: null, date: null, answers: null, signatory: null, preparer: null }
};

/** Whoever signed and whoever wrote it stand at its end. */
const mostAtEnd = 25;

/** Finds in a letter its own number and date, which of ours it answers, who signed it and who can be asked about it. */
export function letterFacts(markdown: string): LetterFacts {
	const lines = plainLines(markdown);
	const end = lines.slice(-mostAtEnd);
	const signed = signatoryIn(end);
	const below = signed
		? end.slice(end.findLastIndex((line) => line.includes(signed.name)) + 1)
		: end.slice(-8);
	return {
		...ownNumberIn(lines),
		answers: answeredNumberIn(lines.slice(0, 60)),
		signatory: signed,
		preparer: preparerIn(below)
	};
}
