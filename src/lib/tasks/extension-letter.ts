import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';

/** What leaves the house is Latvian, whoever asks for it. */
const locale = 'lv';

/** All that the letter to whoever set a term says. */
export interface Letter {
	/** The document: "prot. Nr. 12 21. §". */
	readonly reference: string;
	/** Of the document. */
	readonly date: PlainDate | null;
	readonly task: string;
	readonly from: PlainDate;
	readonly original: PlainDate | null;
	readonly to: PlainDate;
	/** Markdown, as it was asked. */
	readonly reason: string;
	/** Who owes it, and so asks: "Labklājības ministrija". */
	readonly owners: readonly string[];
}

/** "Lūdzam pagarināt … izpildes termiņu līdz 2026. gada 30. oktobrim, jo …" (DOMAIN §3), as the blocks of an official letter. */
export function letterBlocks(letter: Letter): Block[] {
	const { reason, owners, from, original } = letter;
	const goesOn = continues(reason);
	const sentences = [
		m.extensions_letter_present({ date: longDate(from) }, { locale }),
		original && original !== from
			? m.extensions_letter_original({ date: longDate(original) }, { locale })
			: null,
		owners.length
			? m.extensions_letter_owners({ count: owners.length, owners: owners.join(', ') }, { locale })
			: null
	];
	return [
		{ type: 'PARAGRAPH', lines: lineOf(requestSentence(letter, goesOn)) },
		{ type: 'PARAGRAPH', lines: lineOf(sentences.filter((one) => one !== null).join(' ')) },
		...(goesOn
			? []
			: ([
					{ type: 'PARAGRAPH', lines: lineOf(m.extensions_letter_reason({}, { locale }), 'STRONG') },
					{ type: 'MARKDOWN', source: reason }
				] as const))
	];
}

function requestSentence({ reference, date, task, to, reason }: Letter, goesOn: boolean): string {
	const source = date
		? m.extensions_letter_source({ date: longDate(date, { case: 'genitive' }), reference }, { locale })
		: reference;
	const said = { source, task: task.replace(/[.\s]+$/, ''), date: longDate(to, { case: 'dative' }) };
	return goesOn
		? m.extensions_letter_request_because({ ...said, reason: closed(reason.trim()) }, { locale })
		: m.extensions_letter_request(said, { locale });
}

/** A reason of one line that goes on after "jo": it begins with a small letter. A name keeps its capital in a sentence of its own. */
function continues(reason: string): boolean {
	return /^\p{Ll}[^\n]*$/u.test(reason.trim()) && !/[*_[\]#|`]/.test(reason);
}

function closed(sentence: string): string {
	return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
