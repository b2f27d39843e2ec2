import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { Block } from './blocks.ts';
import { wordBlocks } from './word-blocks.server.ts';
import { formForWord, markForWord, type FormPiece } from './word-form.server.ts';
import { authorOf } from './word-heading.server.ts';
import { page } from './word-styles.server.ts';
import { runsOf } from './word-text.server.ts';
import { packed } from './word.server.ts';

/** A letter that leaves the council: Latvian, whoever asks for it. */
export interface WordLetter {
	readonly council: string;
	/** YYYY-MM-DD */
	readonly date: string;
	/** Where it is known already. */
	readonly number?: string | null | undefined;
	readonly madeAt: Date;
	readonly restriction?: string | undefined;
	/** In the dative: "Ministru kabinetam". */
	readonly addressee: string;
	/** "Par …" */
	readonly title: string;
	readonly blocks: readonly Block[];
	/** Whose name stands under it; what is not known is left to be filled in. */
	readonly signatory: { readonly position: string; readonly name: string } | null;
	/** Who wrote it: the name and the telephone, the address. */
	readonly executor: readonly string[];
}

/** A form that goes with a letter as its annex. */
export interface LetterForm {
	/** By what the letter itself is known again when the form comes back. */
	readonly mark: string;
	readonly pieces: readonly FormPiece[];
}

const locale = 'lv';
const { width } = page.size as { width: number };
const { left, right } = page.margin as { left: number; right: number };
const textWidth = width - left - right;

/**
 * A letter as MK 558 and the custom of offices have it: the author, place, date and number, the addressee on the right, what it is
 * about, the text, the signatory's post on the left and name on the right, and who wrote it.
 */
export async function makeLetter(letter: WordLetter, form?: LetterForm): Promise<Uint8Array<ArrayBuffer>> {
	const { council, date, madeAt, title, restriction, blocks } = letter;
	const document = { council, date, madeAt, title, restriction, locale } as const;
	return packed(document, [
		...(form ? markForWord(form.mark, 1) : []),
		...authorOf(document),
		...headOf(letter),
		...wordBlocks(blocks),
		signatureOf(letter),
		...executorOf(letter),
		...(form ? formForWord(form.pieces, 2) : [])
	]);
}

function headOf({ date, number, addressee, title }: WordLetter): Paragraph[] {
	const day = longDate(date, { case: 'locative' });
	return [
		new Paragraph({ spacing: { after: 0 }, children: runsOf(m.word_letter_place({}, { locale })) }),
		new Paragraph({
			spacing: { after: 360 },
			children: [
				...runsOf(day),
				new TextRun({ children: [new Tab()] }),
				...runsOf(
					number ? m.word_letter_number_known({ number }, { locale }) : m.word_letter_number({}, { locale })
				)
			]
		}),
		new Paragraph({
			indent: { left: Math.round(textWidth / 2) },
			spacing: { after: 360 },
			children: runsOf(addressee, { bold: true })
		}),
		new Paragraph({ spacing: { after: 240 }, children: runsOf(title, { bold: true }) })
	];
}

/** Never alone on a page. */
function signatureOf({ signatory }: WordLetter): Paragraph {
	const position = capital(signatory?.position ?? m.word_letter_position({}, { locale }));
	const name = signatory?.name ?? m.word_letter_name({}, { locale });
	return new Paragraph({
		spacing: { before: 720, after: 480 },
		keepNext: true,
		keepLines: true,
		tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
		children: [...runsOf(position), new TextRun({ children: [new Tab()] }), ...runsOf(name)]
	});
}

function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase('lv') + text.slice(1);
}

function executorOf({ executor }: WordLetter): Paragraph[] {
	return executor.map(
		(line, at) =>
			new Paragraph({
				spacing: { after: 0 },
				keepNext: at < executor.length - 1,
				children: runsOf(line, { size: 20 })
			})
	);
}
