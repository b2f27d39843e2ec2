import type { z } from 'zod';
import { plainText } from '#lib/documents/markdown.ts';
import { fold } from '#lib/latvian/letters.ts';
import { moneyField } from '#lib/latvian/money.ts';
import { numberField as numberText, readNumber } from '#lib/requests/figure-numbers.ts';
import type { addMeasureSchema } from './measure-schema.ts';
import { centsOf } from './money.ts';

/** What a measure is to bring, as its form and the record have it. */
export interface SaidResult {
	/** Of the row; null: it is new. */
	readonly id: string | null;
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
}

/** What is written of a measure. */
export interface SaidOfMeasure {
	readonly number: string;
	readonly title: string;
	readonly chapterId: string | null;
	readonly justification: string | null;
	readonly description: string | null;
	readonly institutionId: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly due: string | null;
	readonly dueText: string | null;
	readonly results: readonly SaidResult[];
}

type Typed = Omit<z.output<typeof addMeasureSchema>, 'id' | 'programmeId'>;
type Columns = Pick<Typed, 'resultIds' | 'resultTexts' | 'resultTargets' | 'resultUnits'>;

/** What a form says of a measure. */
export function saidOfForm(typed: Typed): SaidOfMeasure {
	const { number, title, chapterId, justification, description, institutionId, due, dueText } = typed;
	return {
		...{ number, title, chapterId, justification, description, institutionId },
		...{ funding: centsOf(typed.funding), due, dueText, results: resultsOf(typed) }
	};
}

/** The rows of a form that say something. */
function resultsOf({ resultIds, resultTexts, resultTargets, resultUnits }: Columns): SaidResult[] {
	return resultTexts.flatMap((text, at) => {
		const typed = resultTargets[at] ?? null;
		const target = typed === null ? null : readNumber(typed);
		if (text === null) return [];
		return [saidResult({ id: resultIds[at] ?? null, text, target, unit: resultUnits[at] ?? null })];
	});
}

/** A result with its fields in the one order in which they are compared and recorded. */
export function saidResult({ id, text, target, unit }: SaidResult): SaidResult {
	return { id, text, target, unit };
}

/** The same, of a row with its results in their order. */
export function saidOfRow(row: SaidOfMeasure): SaidOfMeasure {
	const { number, title, chapterId, justification, description, institutionId, funding } = row;
	return {
		...{ number, title, chapterId, justification, description, institutionId, funding },
		...{ due: row.due, dueText: row.dueText },
		results: row.results.map(saidResult)
	};
}

/** As the form of a measure sends it. */
export function valuesOfMeasure({ funding, results, ...said }: SaidOfMeasure) {
	return {
		...said,
		funding: funding === null ? null : moneyField(funding),
		...resultColumns(results)
	};
}

/** Results as the columns of a form. */
export function resultColumns(results: readonly SaidResult[]) {
	return {
		resultIds: results.map(({ id }) => id ?? ''),
		resultTexts: results.map(({ text }) => text),
		resultTargets: results.map(({ target }) => (target === null ? '' : numberText(target))),
		resultUnits: results.map(({ unit }) => unit ?? '')
	};
}

/** By which it is found. */
export function searchTextOf({ number, title, justification, description, results }: SaidOfMeasure): string {
	const texts = [justification, description, ...results.map(({ text }) => text)];
	const words = [number, title, ...texts.map((text) => text && plainText(text))];
	return fold(words.filter(Boolean).join(' '));
}
