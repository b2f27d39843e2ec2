import { m } from '#i18n/generated/messages.js';
import type { Block } from '#lib/documents/blocks.ts';
import type { DocumentTexts } from './document-texts.ts';
import type { ContentDecision, ContentItem, ContentVotes } from './minutes-content.ts';
import { label, line, markdown } from './paper-words.ts';
import { failedProposal, writtenLines, type WrittenMinutes } from './written-minutes.ts';

/* What was heard, said and decided of each item: "1. § …", KLAUSĀS, IZSAKĀS, NOLEMJ. */

const latvian = { locale: 'lv' } as const;

/** What an item is called; of one that this document leaves out, that it does. */
export function itemTitle({ title }: Pick<ContentItem, 'title'>): string {
	return title || m.papers_item_left_out({}, latvian);
}

/** An item as the minutes have it. */
export function itemBlocks(texts: DocumentTexts, item: ContentItem): Block[] {
	const { words } = texts;
	return [
		itemHeading(item),
		...(item.heard.trim() || item.presenter ? [label(`${words.heard}:`)] : []),
		...line(item.presenter && m.papers_reports({ presenter: item.presenter }, latvian)),
		...markdown(item.heard),
		...(item.said.trim() ? [label(`${words.said}:`), ...markdown(item.said)] : []),
		...line(outcomeOf(item)),
		...decisionBlocks(texts, item.decisions),
		...(item.written ? writtenBlocks(item.written) : [])
	];
}

/** What came of a question that was answered in writing, and who answered what. */
function writtenBlocks(written: WrittenMinutes): Block[] {
	const [result, ...answers] = writtenLines(written, 'lv');
	const proposal = failedProposal(written);
	return [
		...(proposal ? [label(`${m.written_paper_proposal({}, latvian)}:`), ...markdown(proposal)] : []),
		...line(result),
		...(answers.length ? [label(`${m.written_paper_answers({}, latvian)}:`)] : []),
		...answers.flatMap((text) => line(text))
	];
}

/** "1. § Bāriņtiesu darba pilnveide": its number is its own. */
export function itemHeading(item: Pick<ContentItem, 'number' | 'title'>): Block {
	const text = m.papers_item({ number: item.number, title: itemTitle(item) }, latvian);
	return { type: 'HEADING', level: 2, text, isUnnumbered: true };
}

function outcomeOf({ outcome }: ContentItem): string | null {
	if (outcome === 'POSTPONED') return m.papers_postponed({}, latvian);
	return outcome === 'DROPPED' ? m.papers_dropped({}, latvian) : null;
}

/** NOLEMJ with its points. Where all were voted on alike, the votes stand once, beside the word; else under each. */
export function decisionBlocks({ words }: DocumentTexts, decisions: readonly ContentDecision[]): Block[] {
	if (decisions.length === 0) return [];
	const [first] = decisions;
	const isAlike = decisions.every(({ votes }) => JSON.stringify(votes) === JSON.stringify(first!.votes));
	const head = isAlike && first!.votes ? `${words.decided} (${votesOf(first!.votes)}):` : `${words.decided}:`;
	return [
		label(head),
		...decisions.flatMap(({ number, text, votes }): Block[] => [
			{ type: 'POINT', number, source: text },
			...(isAlike || !votes ? [] : line(`(${votesOf(votes)})`))
		])
	];
}

/** "par – 12, pret – 0, atturas – 2". */
function votesOf({ for: yes, against, abstained, isCast }: ContentVotes): string {
	const counted = m.papers_votes({ yes, against, abstained }, latvian);
	return isCast ? m.papers_votes_cast({ counted }, latvian) : counted;
}

/** The dissents of decisions, each under whose it is. */
export function dissentBlocks(
	{ words }: DocumentTexts,
	decisions: readonly Pick<ContentDecision, 'number' | 'dissents'>[]
): Block[] {
	return decisions.flatMap(({ number, dissents }) =>
		dissents.flatMap(({ author, capacity, text, file }) => [
			label(
				m.papers_dissent_of({ dissent: words.dissent, number, author: nameAnd(author, capacity) }, latvian)
			),
			...markdown(text),
			...line(file && m.papers_dissent_file({ file }, latvian))
		])
	);
}

/** "Anna Bērziņa, LM pārstāve". */
export function nameAnd(name: string, capacity: string): string {
	return [name, capacity].filter(Boolean).join(', ');
}
