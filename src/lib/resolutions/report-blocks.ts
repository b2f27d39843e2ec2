import { m } from '#i18n/generated/messages.js';
import { lineOf, linesOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { slideParagraphs } from '#lib/documents/slide-text.ts';
import { textOf } from '#lib/documents/slides.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import {
	missingIn,
	plansByGroup,
	type ContentMissing,
	type ContentPlan,
	type ContentSection,
	type ReportContent
} from './report-content.ts';
import { basisOf, latvian, missingLine, pointsLine } from './report-words.ts';

/** How a report is shown: on a page of the portal tasks are links, on paper and in public they are not. */
export interface ReportLook {
	readonly linksTasks: boolean;
}

/**
 * What a report says, below its title: on what it is based, whose answers are missing, an introduction, a section for each theme,
 * what came of what was planned last time, what is planned now. The report's page, the public one and Word show the same.
 */
export function reportBlocks(content: ReportContent, look: ReportLook): Block[] {
	return [
		{
			type: 'ENTRIES',
			entries: [{ term: `${m.reportpapers_basis({}, latvian)}:`, lines: lineOf(basisOf(content.resolution)) }]
		},
		...missingOf(content.missing),
		...introductionOf(content),
		...content.sections.flatMap((section) => sectionOf(section, content.missing)),
		...earlierOf(content),
		...plannedOf(content, look)
	];
}

function heading(text: string): Block {
	return { type: 'HEADING', level: 1, text };
}

/** Word numbers the themes; what stands within one has no number. */
function subHeading(text: string): Block {
	return { type: 'HEADING', level: 2, text, isUnnumbered: true };
}

function markdown(source: string): Block[] {
	return source.trim() ? [{ type: 'MARKDOWN', source }] : [];
}

/** Plainly, before anything else: whoever reads on must know what is not in it. */
function missingOf(missing: readonly ContentMissing[]): Block[] {
	if (missing.length === 0) return [];
	return [
		{
			type: 'PARAGRAPH',
			isLabel: true,
			lines: lineOf(m.reportpapers_missing_lead({}, latvian), 'STRONG')
		},
		{ type: 'LIST', items: missing.map((one) => lineOf(missingLine(one))) }
	];
}

function introductionOf({ introduction }: ReportContent): Block[] {
	const text = markdown(introduction ?? '');
	return text.length ? [heading(m.reportpapers_introduction({}, latvian)), ...text] : [];
}

function sectionOf(section: ContentSection, missing: readonly ContentMissing[]): Block[] {
	const points = pointsLine(section.points);
	const institutions = missingIn(section, missing).map(({ institution }) => institution);
	const mark = m.reportpapers_missing_here({ institutions: institutions.join(', ') }, latvian);
	return [
		heading(section.theme),
		...(points ? [quiet(points)] : []),
		...section.paragraphs.flatMap((paragraph) => [
			...(paragraph.heading ? [subHeading(paragraph.heading)] : []),
			...markdown(paragraph.text)
		]),
		...(institutions.length ? [{ type: 'PARAGRAPH' as const, lines: lineOf(mark, 'STRONG') }] : [])
	];
}

function quiet(text: string): Block {
	return { type: 'PARAGRAPH', lines: lineOf(text, 'QUIET') };
}

/** "Plānots – kas no tā iznācis" */
function earlierOf({ earlier }: ReportContent): Block[] {
	if (earlier.length === 0) return [];
	return [
		heading(m.reportpapers_earlier({}, latvian)),
		{
			type: 'TABLE',
			columns: [
				{ name: m.reportpapers_what({}, latvian), share: 5 },
				{ name: m.reportpapers_outcome({}, latvian), share: 5 }
			],
			rows: earlier.map(({ text, outcome }) => [lineOf(text), outcomeOf(outcome)])
		}
	];
}

/** A cell holds lines: each paragraph of the text is one. */
function outcomeOf(outcome: string): Lines {
	return linesOf(slideParagraphs(outcome).flatMap((one) => textOf(one).split('\n')));
}

/** By its groups: a list, or a table where anything of it has an owner or a day. */
function plannedOf({ planned }: ReportContent, look: ReportLook): Block[] {
	if (planned.length === 0) return [];
	return [
		heading(m.reportpapers_planned({}, latvian)),
		...plansByGroup(planned).flatMap(({ group, plans }) => [
			...(group ? [subHeading(group)] : []),
			plans.some(({ task }) => task?.owners || task?.due) ? tableOf(plans, look) : listOf(plans, look)
		])
	];
}

function listOf(plans: readonly ContentPlan[], look: ReportLook): Block {
	return { type: 'LIST', items: plans.map((plan) => [...lineOf(plan.text), ...taskLine(plan, look)]) };
}

function tableOf(plans: readonly ContentPlan[], look: ReportLook): Block {
	return {
		type: 'TABLE',
		columns: [
			{ name: m.reportpapers_what({}, latvian), share: 5 },
			{ name: m.reportpapers_owners({}, latvian), share: 3 },
			{ name: m.reportpapers_due({}, latvian), share: 2 }
		],
		rows: plans.map((plan) => [
			[...lineOf(plan.text), ...taskLine(plan, look)],
			lineOf(plan.task?.owners || '–'),
			lineOf(dueOf(plan))
		])
	};
}

function dueOf({ task }: ContentPlan): string {
	if (!task) return '–';
	return task.due ? shortDate(task.due) : m.reportpapers_no_due({}, latvian);
}

function taskLine({ task }: ContentPlan, { linksTasks }: ReportLook): Lines {
	if (!task || !linksTasks) return [];
	const text = m.reportpapers_task({ number: task.number }, latvian);
	return [[{ text, href: `/tasks/${task.number}`, look: 'QUIET' }]];
}
