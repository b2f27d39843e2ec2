import { m } from '#i18n/generated/messages.js';
import type { Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { MinutesContent } from './minutes-content.ts';
import { decisionBlocks, dissentBlocks, itemHeading } from './paper-items.ts';
import { signaturesOf } from './paper-minutes.ts';
import { documentOf, label, line, placeBlocks, titleBlock, type Paper } from './paper-words.ts';

const latvian = { locale: 'lv' } as const;

/** Who says that it is as the minutes have it, and when. */
export interface Attested {
	readonly role: string;
	readonly name: string;
	readonly date: string;
}

/**
 * An extract: whose minutes, their number, place and day, the item and what was decided (one decision, or all of the item), who
 * signed the minutes, "Izraksts pareizs", who attests and when. Null where there is no such decision.
 */
export function extractBlocks(
	paper: Paper,
	content: MinutesContent,
	{ decisionId, isWhole, attested }: { decisionId: string; isWhole: boolean; attested: Attested }
): Block[] | null {
	const { texts } = paper;
	const { meeting } = content;
	const item = content.items.find(({ decisions }) => decisions.some(({ id }) => id === decisionId));
	if (!item) return null;
	const decisions = isWhole ? item.decisions : item.decisions.filter(({ id }) => id === decisionId);
	return [
		titleBlock(paper, meeting, documentOf(meeting, texts.words.extract)),
		...placeBlocks(texts, meeting.date, meeting.number),
		itemHeading(item),
		...line(item.presenter && m.papers_reports({ presenter: item.presenter }, latvian)),
		...decisionBlocks(texts, decisions),
		...dissentBlocks(texts, decisions),
		signaturesOf(texts, content, ''),
		label(texts.words.extractRight),
		{
			type: 'SIGNATURES',
			signatures: [{ role: attested.role, place: texts.words.signaturePlace, name: attested.name }]
		},
		...line(longDate(attested.date, { case: 'locative' }))
	];
}
