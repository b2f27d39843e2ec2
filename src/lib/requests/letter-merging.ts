import type { FileReading } from '#lib/documents/file-reading.ts';
import type { ReadPart } from './answer-form-reading.ts';
import { readAnswer, type ReadAnswer } from './answer-reading.ts';
import { emptyFacts, type LetterFacts } from './letter-facts.ts';
import { onlySlot, type LetterSlot } from './letter-slots.ts';
import type { Template } from './template.ts';

/** What the files of one letter say together, under what was asked. */
export interface LetterReading extends Omit<ReadAnswer, 'offered'> {
	/** Of a letter without headings: the field under which all of it was put, to be looked at. */
	readonly putUnder: string | null;
}

const ranks: Readonly<Record<ReadAnswer['by'], number>> = { FORM: 0, HEADINGS: 1, NONE: 2 };

/** Reads the files of a letter together: the filled-in form before a letter with headings, and that before any other text. */
export function readLetterFiles(
	readings: readonly FileReading[],
	asked: { readonly requestId: string; readonly template: Template; readonly slots: readonly LetterSlot[] }
): LetterReading | null {
	const { requestId, template, slots } = asked;
	const parts = slots.flatMap(({ partId, code, text }) =>
		partId === null ? [] : [{ id: partId, code, text }]
	);
	const read = readings
		.filter((one) => one.parts.length > 0)
		.map((one) => readAnswer(one, { requestId, template, parts, onlyId: onlySlot(slots)?.partId ?? null }))
		.sort((a, b) => ranks[a.by] - ranks[b.by]);
	const [best] = read;
	if (!best) return null;
	const placed = new Map<string, ReadPart>();
	for (const part of read.flatMap((one) => one.parts))
		if (!placed.has(part.partId)) placed.set(part.partId, part);
	const together = {
		...{ by: best.by, isOfAnother: read.some((one) => one.isOfAnother), parts: [...placed.values()] },
		rest: joined(read.map(({ rest }) => rest)),
		frame: joined(read.map(({ frame }) => frame)),
		facts: read.map(({ facts }) => facts).reduce(bothFacts, emptyFacts)
	};
	return withoutHeadings(best, slots, together);
}

/** A letter without headings about one thing is that thing's answer; where exactly it belongs, whoever registers it sees. */
function withoutHeadings(
	{ by, offered }: ReadAnswer,
	slots: readonly LetterSlot[],
	together: Omit<LetterReading, 'putUnder'>
): LetterReading {
	const only = onlySlot(slots);
	if (by !== 'NONE' || offered === null || !only || !together.rest.trim())
		return { ...together, putUnder: null };
	const texts = { [offered]: together.rest };
	const part = { partId: only.partId ?? '', texts, events: [], figures: [], rest: '' };
	return { ...together, parts: [part], rest: '', putUnder: offered };
}

function bothFacts(one: LetterFacts, other: LetterFacts): LetterFacts {
	return {
		number: one.number ?? other.number,
		date: one.date ?? other.date,
		answers: one.answers ?? other.answers,
		signatory: one.signatory ?? other.signatory,
		preparer: one.preparer ?? other.preparer
	};
}

function joined(texts: readonly string[]): string {
	return texts.filter((text) => text.trim()).join('\n\n');
}
