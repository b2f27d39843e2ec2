import { markdownOf, type FileReading } from '#lib/documents/file-reading.ts';
import { readAnswerForm, type AskedAnswer, type ReadForm, type ReadPart } from './answer-form-reading.ts';
import { unmarkedForm } from './answer-form-unmarked.ts';
import { emptyFacts, letterFacts, type LetterFacts } from './letter-facts.ts';
import { cutBeginning, cutEnding } from './letter-frame.ts';
import { splitByParts } from './letter-parts.ts';
import { splitLetter } from './letter-splitting.ts';

/** A letter that came, put where it belongs as far as it says so; the rest is for whoever registers it. */
export interface ReadAnswer {
	/** FORM: to the word, as our form was filled in. HEADINGS: as its headings were understood. NONE: nothing could be placed. */
	readonly by: 'FORM' | 'HEADINGS' | 'NONE';
	readonly parts: readonly ReadPart[];
	/** It is our form, made for another request. */
	readonly isOfAnother: boolean;
	/** Markdown that was not placed. */
	readonly rest: string;
	/** Markdown that only frames the letter. */
	readonly frame: string;
	/** Where nothing was placed: the field of the first part that `rest` may be meant for. */
	readonly offered: string | null;
	readonly facts: LetterFacts;
}

/** Puts what was read of a file under what was asked: exactly where it is our own form, by its headings where it is a letter. */
export function readAnswer(reading: Pick<FileReading, 'parts'>, asked: AskedAnswer): ReadAnswer {
	const form = readAnswerForm(reading.parts, asked);
	if (form) return withBeside('FORM', form);
	const markdown = markdownOf(reading);
	const unmarked = readAnswerForm(unmarkedForm(markdown, asked) ?? [], asked);
	return unmarked ? withBeside('HEADINGS', unmarked) : readLetter(markdown, asked);
}

/** With what stood beside the form: most often their own letter. */
function withBeside(by: ReadAnswer['by'], { parts, beside, isOfAnother, facts: said }: ReadForm): ReadAnswer {
	const ending = cutEnding(beside);
	const beginning = cutBeginning(ending.rest);
	const found = beside ? letterFacts(beside) : emptyFacts;
	return {
		...{ by, parts, isOfAnother, rest: beginning.rest, offered: null },
		frame: joined(beginning.frame, ending.frame),
		// What the form asks about the letter goes before what was found.
		facts: {
			number: said.number ?? found.number,
			date: said.date ?? found.date,
			answers: found.answers,
			signatory: said.signatory ?? found.signatory,
			preparer: said.preparer ?? found.preparer
		}
	};
}

function readLetter(markdown: string, { template, parts: asked, onlyId }: AskedAnswer): ReadAnswer {
	const pieces = splitByParts(markdown, asked, onlyId);
	const split = pieces.map(({ partId, text }, at) => ({
		partId,
		...splitLetter(text, partId === null ? [] : template, at === 0)
	}));
	const parts = split.flatMap(({ partId, texts, rest }): ReadPart[] =>
		partId === null || (pieces.length === 1 && !Object.keys(texts).length)
			? []
			: [{ partId, texts, events: [], figures: [], rest: pieces.length === 1 ? '' : rest }]
	);
	const isPlaced = parts.length > 0;
	return {
		...{ by: isPlaced ? 'HEADINGS' : 'NONE', parts, rest: split[0]!.rest },
		frame: split.map(({ frame }) => frame).reduce(joined, ''),
		offered: isPlaced ? null : split[0]!.offered,
		isOfAnother: false,
		facts: letterFacts(markdown)
	};
}

function joined(one: string, other: string): string {
	return [one, other].filter(Boolean).join('\n\n');
}
