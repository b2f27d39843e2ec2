import type { PlainDate } from '#lib/calendar/days.ts';
import { refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readTyped, type TypedContent } from './content-typing.ts';
import type { LetterSlot } from './letter-slots.ts';
import { nothingTyped } from './marked-columns.ts';
import { isEmptyContent, type AnswerContent, type Template } from './template.ts';

/** What a letter says of one part. */
export interface Said {
	readonly slot: LetterSlot;
	readonly content: AnswerContent;
}

/**
 * What was written, part by part; the form says of each text, event and figure where it belongs. Refuses INVALID what cannot be, at its
 * own part ("events part"), and what says nothing.
 */
export function saidIn(
	template: Template,
	slots: readonly LetterSlot[],
	typed: TypedContent,
	today: PlainDate
): Said[] {
	const said = slots.flatMap((slot): Said[] => {
		const content = within(slot, () => readTyped(template, typedOf(slot, slots, typed), today));
		return isEmptyContent(content) ? [] : [{ slot, content }];
	});
	if (said.length === 0) refuseField('texts', 'registering_problem_empty');
	return said;
}

/** The rows that belong to one part, without its key. */
function typedOf({ key }: LetterSlot, slots: readonly LetterSlot[], typed: TypedContent): TypedContent {
	const rows = (ids: readonly string[]) =>
		ids.flatMap((id, index) => (id.startsWith(`${key} `) ? [index] : []));
	const own = (ids: readonly string[], at: readonly number[]) =>
		at.map((index) => ids[index]!.slice(key.length + 1));
	const cells = (column: readonly string[], at: readonly number[]) => at.map((index) => column[index] ?? '');
	const [texts, events, figures] = [rows(typed.textIds), rows(typed.eventIds), rows(typed.figureIds)];
	return {
		// What is chosen and marked is asked of a whole, never of one of several parts.
		...typed,
		...(slots.length === 1 ? {} : nothingTyped),
		...{ textIds: own(typed.textIds, texts), texts: cells(typed.texts, texts) },
		eventIds: own(typed.eventIds, events),
		eventDates: cells(typed.eventDates, events),
		eventUntils: cells(typed.eventUntils, events),
		eventTexts: cells(typed.eventTexts, events),
		figureIds: own(typed.figureIds, figures),
		figureNames: cells(typed.figureNames, figures),
		figureValues: cells(typed.figureValues, figures),
		figureUnits: cells(typed.figureUnits, figures),
		figureFroms: cells(typed.figureFroms, figures),
		figureUntils: cells(typed.figureUntils, figures),
		figureParts: cells(typed.figureParts, figures)
	};
}

function within<T>({ key }: LetterSlot, read: () => T): T {
	try {
		return read();
	} catch (fault) {
		if (!(fault instanceof Refusal) || fault.reason !== 'INVALID') throw fault;
		const fields = Object.entries(fault.fields).map(([field, problem]) => [`${field} ${key}`, problem]);
		throw new Refusal('INVALID', { fields: Object.fromEntries(fields) as Record<string, string> });
	}
}
