import { m } from '#i18n/generated/messages.js';
import type { Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { reportBlocks } from './report-blocks.ts';
import type { ReportContent } from './report-content.ts';
import { latvian, titleParts } from './report-words.ts';

/**
 * A report in its official form (MK 04.09.2018. noteikumi Nr. 558): author, what it is and about what, place and day, what it says,
 * who signs. That it is signed is for the signing to say, not for us.
 */
export function officialReport(content: ReportContent): Block[] {
	const { document, about } = titleParts(content);
	const capitals = (text: string) => text.toLocaleUpperCase('lv');
	const day = content.date ? longDate(content.date, { case: 'locative' }) : '';
	return [
		{
			type: 'TITLE',
			lines: [
				{ text: capitals(content.author), as: 'NAME' },
				{ text: capitals(document), as: 'KIND' },
				{ text: about, as: 'ABOUT' }
			]
		},
		{ type: 'EDGES', left: m.reportpapers_town({}, latvian), right: '', isTight: true },
		{ type: 'EDGES', left: day, right: '' },
		...reportBlocks(content, { linksTasks: false }),
		{
			type: 'SIGNATURES',
			signatures: [
				{
					role: content.signatory?.role || m.reportpapers_role({}, latvian),
					place: m.reportpapers_signature({}, latvian),
					name: content.signatory?.name || m.reportpapers_name({}, latvian)
				}
			]
		}
	];
}
