import { m } from '#i18n/generated/messages.js';
import type { Deck, Slide, SlideGroup, SlideParagraph } from '#lib/documents/slides.ts';
import { plainParagraph, slideParagraphs } from '#lib/documents/slide-text.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { missingIn, plansByGroup, type ContentSection, type ReportContent } from './report-content.ts';
import { latvian, missingLine, owedLine } from './report-words.ts';

/** At which meeting a report is shown: "Bērnu lietu sadarbības padomes sēde". */
export interface ShownAt {
	readonly meeting: string;
	readonly date: string | null;
}

/**
 * A report as a presentation, as that of 25.03.2026 is: a title, a slide for each theme (its heading in capitals, sub-headings with
 * what belongs to them), what is planned, thanks.
 */
export function reportDeck(
	content: ReportContent,
	{ shownAt, madeAt }: { readonly shownAt: ShownAt | null; readonly madeAt: Date }
): Deck {
	return {
		...{ title: content.title, author: content.author, locale: 'lv', madeAt },
		slides: [
			titleOf(content, shownAt),
			...introductionOf(content),
			...content.sections.map((section) => themeOf(section, content)),
			...earlierOf(content),
			...plannedOf(content),
			...missingOf(content),
			{ type: 'TITLE', title: capitals(m.reportpapers_thanks({}, latvian)), lines: [] }
		]
	};
}

function capitals(text: string): string {
	return text.toLocaleUpperCase('lv');
}

function titleOf({ title, date }: ReportContent, shownAt: ShownAt | null): Slide {
	const day = shownAt ? shownAt.date : date;
	const lines = [...(shownAt ? [capitals(shownAt.meeting)] : []), ...(day ? [shortDate(day)] : [])];
	return { type: 'TITLE', title, lines };
}

function introductionOf({ introduction }: ReportContent): Slide[] {
	if (!introduction?.trim()) return [];
	return [topic(m.reportpapers_introduction({}, latvian), [slideParagraphs(introduction)])];
}

function topic(title: string, groups: readonly SlideGroup[]): Slide {
	return { type: 'TOPIC', title: capitals(title), groups: groups.filter((group) => group.length > 0) };
}

function themeOf(section: ContentSection, { missing }: ReportContent): Slide {
	const institutions = missingIn(section, missing).map(({ institution }) => institution);
	const mark = institutions.length
		? [[inItalics(m.reportpapers_missing_here({ institutions: institutions.join(', ') }, latvian))]]
		: [];
	return topic(section.theme, [...groupsOf(section), ...mark]);
}

/** What has no heading of its own stands under the one before. */
function groupsOf({ paragraphs }: ContentSection): SlideGroup[] {
	const groups: SlideParagraph[][] = [];
	for (const { heading, text } of paragraphs) {
		const last = groups.at(-1);
		if (heading) groups.push([plainParagraph('HEADING', heading), ...slideParagraphs(text)]);
		else if (last?.[0]?.as === 'HEADING') last.push(...slideParagraphs(text));
		else groups.push(slideParagraphs(text));
	}
	return groups;
}

function inItalics(text: string): SlideParagraph {
	return { as: 'TEXT', level: 0, runs: [{ text, isItalic: true }] };
}

/** Each thing with what came of it under it. */
function earlierOf({ earlier }: ReportContent): Slide[] {
	if (earlier.length === 0) return [];
	const groups = earlier.map(({ text, outcome }) => [
		plainParagraph('BULLET', text),
		...slideParagraphs(outcome).map((one) => ({ ...one, as: 'BULLET' as const, level: 1 }))
	]);
	return [topic(m.reportpapers_earlier({}, latvian), groups)];
}

function plannedOf({ planned }: ReportContent): Slide[] {
	if (planned.length === 0) return [];
	const groups = plansByGroup(planned).map(({ group, plans }): SlideGroup => [
		...(group ? [plainParagraph('HEADING', group)] : []),
		...plans.map((plan): SlideParagraph => {
			const owed = owedLine(plan);
			const more = owed ? [{ text: ` (${owed})`, isItalic: true }] : [];
			return { as: 'BULLET', level: 0, runs: [{ text: plan.text }, ...more] };
		})
	]);
	return [topic(m.reportpapers_planned({}, latvian), groups)];
}

function missingOf({ missing }: ReportContent): Slide[] {
	if (missing.length === 0) return [];
	const lines = missing.map((one) => plainParagraph('BULLET', missingLine(one)));
	return [topic(m.reportpapers_missing({}, latvian), [lines])];
}
