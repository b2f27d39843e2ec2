import type { Locale } from '#lib/accounts/actor.ts';
import { lineOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { m } from '#i18n/generated/messages.js';
import { stepNames, writtenIn, type GuideContent, type GuideRow, type StepName } from './guide.ts';
import { fieldWords } from './guide-words.ts';
import { areaNumbers, areaWord } from './questions.ts';

interface Programme {
	readonly institution: string;
	readonly title: string;
	readonly content: GuideContent;
}

/** A municipality's programme as a document: the five steps as its chapters. What is not written yet is said so. */
export function guideBlocks({ institution, title, content }: Programme, locale: Locale): Block[] {
	return [
		{
			type: 'TITLE',
			lines: [
				...(institution ? [{ text: institution.toLocaleUpperCase('lv'), as: 'NAME' } as const] : []),
				{ text: m.guide_document({}, { locale }).toLocaleUpperCase('lv'), as: 'KIND' },
				{ text: title, as: 'ABOUT' }
			]
		},
		...stepNames.flatMap((step): Block[] => [
			{ type: 'HEADING', level: 1, text: chapters[step]({}, { locale }) },
			...chapterBlocks(step, content, locale)
		])
	];
}

const chapters = {
	goal: m.guide_chapter_goal,
	analysis: m.guide_chapter_analysis,
	plan: m.guide_chapter_plan,
	monitoring: m.guide_chapter_monitoring,
	evaluation: m.guide_chapter_evaluation
};

function chapterBlocks(step: StepName, content: GuideContent, locale: Locale): Block[] {
	switch (step) {
		case 'goal':
			return text(writtenIn(content, 'goal').texts.goal, locale);
		case 'analysis':
			return areaNumbers.flatMap((area) => areaBlocks(area, content, locale));
		case 'plan':
			return table(writtenIn(content, 'plan').rows, locale, planTable);
		case 'monitoring':
			return table(writtenIn(content, 'monitoring').rows, locale, watchTable);
		case 'evaluation': {
			const { introduction, evaluation } = writtenIn(content, 'evaluation').texts;
			return [
				...named(fieldWords.introduction({}, { locale }), text(introduction, locale)),
				...named(fieldWords.evaluation({}, { locale }), text(evaluation, locale))
			];
		}
	}
}

function areaBlocks(area: (typeof areaNumbers)[number], content: GuideContent, locale: Locale): Block[] {
	const { situation, conclusions } = writtenIn(content, `area-${area}`).texts;
	const label = fieldWords.conclusions({}, { locale });
	return [
		...named(areaWord(area, locale), text(situation, locale)),
		...(conclusions
			? [
					{ type: 'PARAGRAPH', lines: lineOf(label, 'STRONG'), isLabel: true } as const,
					...text(conclusions, locale)
				]
			: [])
	];
}

function named(title: string, blocks: readonly Block[]): Block[] {
	return [{ type: 'HEADING', level: 2, text: title }, ...blocks];
}

function text(source: string | null | undefined, locale: Locale): Block[] {
	if (source) return [{ type: 'MARKDOWN', source }];
	return [{ type: 'PARAGRAPH', lines: lineOf(m.guide_unwritten({}, { locale }), 'QUIET') }];
}

interface Table {
	readonly columns: (locale: Locale) => readonly { readonly name: string; readonly share: number }[];
	readonly row: (row: GuideRow, locale: Locale) => readonly Lines[];
}

function table(rows: readonly GuideRow[], locale: Locale, { columns, row }: Table): Block[] {
	if (rows.length === 0) return text(null, locale);
	return [{ type: 'TABLE', columns: columns(locale), rows: rows.map((one) => row(one, locale)) }];
}

const word = (field: keyof typeof fieldWords, locale: Locale) => fieldWords[field]({}, { locale });

/** On an upright sheet what is done, why and how share a column. */
const planTable: Table = {
	columns: (locale) => [
		{ name: word('measure', locale), share: 46 },
		{ name: word('deadline', locale), share: 16 },
		{ name: word('who', locale), share: 20 },
		{ name: word('money', locale), share: 18 }
	],
	row: ({ measure, aim, tasks, deadline, who, money }, locale) => [
		[
			...cell(measure, 'STRONG'),
			...cell(aim && `${word('aim', locale)}: ${aim}`),
			...cell(tasks && `${word('tasks', locale)}: ${tasks}`)
		],
		...[cell(deadline), cell(who), cell(money)]
	]
};

const watchTable: Table = {
	columns: (locale) => [
		{ name: word('watch', locale), share: 50 },
		{ name: word('watchDeadline', locale), share: 20 },
		{ name: word('watchWho', locale), share: 30 }
	],
	row: ({ watch, watchDeadline, watchWho }) => [cell(watch), cell(watchDeadline), cell(watchWho)]
};

/** A cell may have several lines. */
function cell(source: string | null | undefined, look?: 'STRONG'): Lines {
	return (source ?? '').split('\n').flatMap((line) => lineOf(line.trim(), look));
}
