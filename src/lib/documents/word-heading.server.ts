import { AlignmentType, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { officeText } from './characters.ts';
import { runsOf } from './word-text.server.ts';
import type { WordDocument } from './word.server.ts';

/**
 * Author, title, place and date, as MK 558 wants a document to begin. Where it holds restricted information, that comes first.
 * That it is signed is for the signing to say, not for us.
 */
export function headingOf({ council, title, subject, date, locale, restriction }: WordDocument): Paragraph[] {
	const day = locale === 'lv' ? longDate(date, { case: 'locative' }) : longDate(date, { locale });
	return [
		...authorOf({ council, restriction, locale }),
		new Paragraph({ style: 'Title', children: runsOf(title.toLocaleUpperCase('lv')) }),
		...(subject
			? [new Paragraph({ ...centered, spacing: { after: 240 }, children: runsOf(subject, { bold: true }) })]
			: []),
		new Paragraph({
			spacing: { after: 240 },
			children: runsOf(m.word_place_and_date({ date: day }, { locale }))
		})
	];
}

const centered = { alignment: AlignmentType.CENTER } as const;

/** Whose document it is; where it holds restricted information, that first. */
export function authorOf({
	council,
	restriction,
	locale
}: Pick<WordDocument, 'council' | 'restriction' | 'locale'>): Paragraph[] {
	return [
		...restrictionOf({ restriction }),
		new Paragraph({ ...centered, spacing: { after: 0 }, children: runsOf(m.word_authority({}, { locale })) }),
		new Paragraph({
			...centered,
			spacing: { after: 360 },
			children: runsOf(council.toLocaleUpperCase('lv'), { bold: true })
		})
	];
}

/** That it holds restricted information, at the right. */
export function restrictionOf({ restriction }: Pick<WordDocument, 'restriction'>): Paragraph[] {
	return restriction
		? [new Paragraph({ alignment: AlignmentType.RIGHT, children: runsOf(restriction, { size: 20 }) })]
		: [];
}

/** "2 no 7", from the second page on; a mark on every page. */
export function pageNumbers(locale: 'lv' | 'en', mark?: string): { default: Header; first: Header } {
	const marks = mark
		? [new Paragraph({ alignment: AlignmentType.RIGHT, children: runsOf(mark, { bold: true, size: 20 }) })]
		: [];
	const numbers = new TextRun({
		size: 20,
		children: [PageNumber.CURRENT, officeText(m.word_page_of({}, { locale })), PageNumber.TOTAL_PAGES]
	});
	return {
		default: new Header({
			children: [...marks, new Paragraph({ alignment: AlignmentType.CENTER, children: [numbers] })]
		}),
		first: new Header({ children: marks.length ? marks : [new Paragraph({})] })
	};
}
