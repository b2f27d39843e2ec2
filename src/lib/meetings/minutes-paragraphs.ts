import { lineOf, linesOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { paragraphsOf as blocksOf } from '#lib/documents/paragraphs.ts';
import { attendanceFacts, headFacts, type Fact } from './minutes-facts.ts';
import type { ContentDecision, ContentItem, MinutesContent } from './minutes-content.ts';
import * as words from './minutes-words.ts';
import { failedProposal, writtenLines, type WrittenMinutes } from './written-minutes.ts';

/** A paragraph of the minutes: what is read, commented on, compared and quoted. */
export interface MinutesParagraph {
	/** In one version of its own; the same in the next where what it stands for has an identity (an item, a decision). */
	readonly anchor: string;
	/** The part that it belongs to: paragraphs are looked for again within it. */
	readonly place: string;
	readonly itemId: string | null;
	readonly block: Block;
	/** Without marks: what a comment quotes, and what versions are compared by. */
	readonly text: string;
	/** Only says what follows; nobody comments on it. */
	readonly isLabel?: true;
}

/** The minutes paragraph by paragraph, in the order of the print: head, attendance, agenda, items, end. In Latvian, as the print is. */
export function paragraphsOf(content: MinutesContent): MinutesParagraph[] {
	return [
		...factsParagraph('head', headFacts(content)),
		...factsParagraph('attendance', attendanceFacts(content)),
		...agendaOf(content),
		...textParagraphs('opening', null, content.opening),
		...content.items.flatMap(itemParagraphs),
		...textParagraphs('closing', null, content.closing)
	];
}

function factsParagraph(anchor: string, facts: readonly Fact[]): MinutesParagraph[] {
	const shown = facts.filter(({ texts }) => texts.length > 0);
	if (shown.length === 0) return [];
	return [
		{
			...{ anchor, place: anchor, itemId: null },
			block: { type: 'FACTS', facts: shown.map(({ term, texts }) => ({ term, lines: linesOf(texts) })) },
			text: shown.map(({ term, texts }) => `${term}: ${texts.join('; ')}`).join('\n')
		}
	];
}

function agendaOf({ items }: MinutesContent): MinutesParagraph[] {
	if (items.length === 0) return [];
	const titles = items.map((item) => `${item.number}. ${words.titleOf(item)}`);
	return [
		{
			...{ anchor: 'agenda-label', place: 'agenda', itemId: null, isLabel: true, text: words.agenda() },
			block: { type: 'HEADING', level: 1, text: words.agenda(), isUnnumbered: true }
		},
		{
			...{ anchor: 'agenda', place: 'agenda', itemId: null },
			block: { type: 'PARAGRAPH', lines: linesOf(titles) },
			text: titles.join('\n')
		}
	];
}

function itemParagraphs(item: ContentItem): MinutesParagraph[] {
	const { id } = item;
	const own = `i-${id}`;
	const heading = words.headingOf(item);
	const { presenter, outcome } = item;
	return [
		{
			...{ anchor: own, place: own, itemId: id, text: heading },
			block: { type: 'HEADING', level: 1, text: heading, isUnnumbered: true }
		},
		...(presenter ? [line(`${own}-presenter`, id, words.presented(presenter))] : []),
		...labelled(`${own}-heard`, id, words.heard(), item.heard),
		...labelled(`${own}-said`, id, words.said(), item.said),
		...(item.decisions.length ? [label(`${own}-decided`, own, words.decided(), id)] : []),
		...item.decisions.flatMap((decision) => decisionParagraphs(decision, id)),
		...(item.written ? writtenParagraphs(item.written, id) : []),
		...(outcome && words.outcomeOf(outcome) ? [line(`${own}-outcome`, id, words.outcomeOf(outcome)!)] : [])
	];
}

/** Who answered what in writing, and of what was not adopted, what it would have been. */
function writtenParagraphs(written: WrittenMinutes, itemId: string): MinutesParagraph[] {
	const own = `i-${itemId}`;
	const [result = '', ...answers] = writtenLines(written, 'lv');
	return [
		...labelled(`${own}-proposal`, itemId, words.proposal(), failedProposal(written) ?? ''),
		line(`${own}-result`, itemId, result),
		...(answers.length ? [label(`${own}-answers-label`, `${own}-answers`, words.answers(), itemId)] : []),
		...answers.map((text, index) => line(`${own}-answers-${index + 1}`, itemId, text))
	];
}

function decisionParagraphs(decision: ContentDecision, itemId: string): MinutesParagraph[] {
	const own = `d-${decision.id}`;
	const { votes, tasks, dissents } = decision;
	const links: Lines = tasks.map((number) => [{ text: words.task(number), href: `/tasks/${number}` }]);
	return [
		markdown({ anchor: own, place: own, itemId }, `**${decision.number}** ${decision.text}`),
		...(votes ? [line(`${own}-votes`, itemId, words.votesOf(votes))] : []),
		...(tasks.length
			? [
					{
						...{ anchor: `${own}-tasks`, place: `${own}-tasks`, itemId },
						block: { type: 'PARAGRAPH' as const, lines: links },
						text: tasks.map(words.task).join('\n')
					}
				]
			: []),
		...dissents.map((dissent, index) => {
			const anchor = `${own}-dissent-${index + 1}`;
			const said = [`**${words.dissent(dissent)}**`, dissent.text, ...words.dissentFile(dissent)];
			return markdown({ anchor, place: anchor, itemId }, said.join('\n\n'));
		})
	];
}

function labelled(place: string, itemId: string, title: string, text: string): MinutesParagraph[] {
	const paragraphs = textParagraphs(place, itemId, text);
	return paragraphs.length ? [label(`${place}-label`, place, title, itemId), ...paragraphs] : [];
}

function textParagraphs(place: string, itemId: string | null, text: string): MinutesParagraph[] {
	return blocksOf(text).map((source, index) =>
		markdown({ anchor: `${place}-${index + 1}`, place, itemId }, source)
	);
}

function markdown(of: Pick<MinutesParagraph, 'anchor' | 'place' | 'itemId'>, source: string) {
	return { ...of, block: { type: 'MARKDOWN' as const, source }, text: plainText(source) };
}

function line(anchor: string, itemId: string, text: string): MinutesParagraph {
	return { anchor, place: anchor, itemId, text, block: { type: 'PARAGRAPH', lines: lineOf(text) } };
}

function label(anchor: string, place: string, text: string, itemId: string): MinutesParagraph {
	return {
		anchor,
		place,
		itemId,
		text,
		isLabel: true,
		block: { type: 'HEADING', level: 2, text, isUnnumbered: true }
	};
}
