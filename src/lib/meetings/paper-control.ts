import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Block } from '#lib/documents/blocks.ts';
import type { Ground } from '#lib/tasks/history-restriction.ts';
import { asOfWord, controlTable, groundsOf } from './control-blocks.ts';
import type { ControlRow } from './control.ts';
import { line, titleBlock, type Paper, type PaperMeeting } from './paper-words.ts';

const latvian = { locale: 'lv' } as const;

/** What a list of control says. */
export interface ControlContent {
	readonly meeting: PaperMeeting;
	readonly rows: readonly ControlRow[];
	readonly total: number;
	/** The day of which it says how things stand. */
	readonly today: PlainDate;
}

/** The list of control of a meeting as a document of its own. */
export function controlBlocks(paper: Paper, content: ControlContent): Block[] {
	const { words } = paper.texts;
	return [titleBlock(paper, content.meeting, words.control), ...listOf(content)];
}

/** The same as the annex of an agenda, on a page of its own; nothing where there is nothing to hear. */
export function controlAnnex({ texts }: Paper, content: ControlContent): Block[] {
	if (content.total === 0) return [];
	return [
		{ type: 'EDGES', left: '', right: m.control_annex({}, latvian) },
		{ type: 'TITLE', lines: [{ text: texts.words.control.toLocaleUpperCase('lv'), as: 'KIND' }] },
		...listOf(content)
	];
}

function listOf({ meeting, rows, total, today }: ControlContent): Block[] {
	return [
		...line(
			meeting.bodyKind === 'COUNCIL'
				? m.control_annex_lead({}, latvian)
				: m.control_annex_lead_group({}, latvian)
		),
		...line(asOfWord(today, 'lv')),
		...line(total > rows.length ? m.control_annex_more({ most: rows.length, total }, latvian) : null),
		...(rows.length
			? [controlTable(rows, { locale: 'lv', isOfSeveral: meeting.bodies.length > 1 })]
			: line(m.control_annex_empty({}, latvian)))
	];
}

/** What of it is restricted. */
export function controlGrounds({ rows }: Pick<ControlContent, 'rows'>): Ground[] {
	return groundsOf(rows);
}
