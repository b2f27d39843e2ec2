import type { Actor } from '#lib/accounts/actor.server.ts';
import { diffTexts, type Piece } from '#lib/audit/text-diff.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import type { CompiledAnswer } from '#lib/requests/compiled-answer.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readCourses, type ToldTask } from './report-courses.server.ts';
import {
	readReportOnPage,
	reportHead,
	stepsOf,
	type ReportHead,
	type ReportOnPage,
	type StepView
} from './report-head.server.ts';
import { missingAnswers, whoOf, type MissingAnswer } from './report-missing.ts';
import { nextStep, type NextStep } from './report-next.ts';
import { nowKey, sourceNow, type Sources } from './report-sources.ts';
import type { SourceKind } from './reports.ts';
import { todayOf } from './resolution-finding.server.ts';

/** The page of a report: where it stands, and its text with where each paragraph came from. */
export interface ReportPage {
	readonly head: ReportHead;
	readonly steps: readonly StepView[];
	readonly missing: readonly MissingAnswer[];
	readonly requestId: string | null;
	readonly next: NextStep | null;
	/** Null for who does not write it. */
	readonly text: ReportText | null;
	readonly versions: readonly number[];
	/** There is a report that it begins from. */
	readonly hasPrevious: boolean;
}

export interface ReportText {
	readonly introduction: { readonly text: string; readonly html: string };
	readonly sections: readonly SectionOnPage[];
	readonly warnings: number;
	/** The id of the first paragraph whose source changed. */
	readonly firstWarning: string | null;
	readonly isCompiled: boolean;
	/** Answers that were sent and are not accepted. */
	readonly waiting: number;
	/** For a paragraph that is added. */
	readonly newId: string;
}

export interface SectionOnPage {
	readonly id: string;
	readonly theme: string;
	readonly number: number;
	readonly paragraphs: readonly ParagraphOnPage[];
}

export interface ParagraphOnPage {
	readonly id: string;
	readonly version: number;
	/** Null where the paragraph before it has the same. */
	readonly heading: string | null;
	readonly ownHeading: string | null;
	readonly text: string;
	/** Safe HTML. */
	readonly html: string;
	readonly isLeftOut: boolean;
	readonly isFirst: boolean;
	readonly isLast: boolean;
	readonly place: number;
	readonly source: SourceOnPage;
	/** What its source says now, where that changed. */
	readonly warning: WarningOnPage | null;
	/** Beside the report that it begins from. */
	readonly change: 'NEW' | 'CHANGED' | 'SAME' | null;
}

export interface SourceOnPage {
	readonly kind: SourceKind;
	readonly label: string;
	readonly href: string | null;
	/** As it was compiled, where the report says something else by now: safe HTML. */
	readonly original: string | null;
}

export interface WarningOnPage {
	readonly kind: 'CHANGED' | 'GONE';
	readonly key: string;
	readonly text: string;
	/** What differs between what was compiled and what is said now. */
	readonly pieces: readonly Piece[];
	readonly isUnaccepted: boolean;
}

const paragraphColumns = {
	...{ id: true, sectionId: true, field: true, heading: true, text: true, sourceKind: true, version: true },
	...{ sourceId: true, sourceVersionId: true, sourceText: true, isLeftOut: true }
} as const;

/** The page of a report. Refuses NOT_FOUND whoever may not read of it. Five statements for whoever writes it. */
export async function readReportPage(actor: Actor, id: string): Promise<ReportPage> {
	const { installation } = actor;
	const report = await readReportOnPage(actor, id);
	const head = reportHead(actor, report);
	const directory = await directoryOf(installation);
	const answers = await readAnswersOf(installation.db.read, `report:${id}`);
	const missing = missingAnswers(answers, directory, todayOf(actor));
	const text = head.mayEdit ? await readText(actor, report, { answers, directory }) : null;
	return {
		...{ head, missing, requestId: report.requestId, text, steps: stepsOf(actor, report) },
		next: head.mayEdit ? nextStep(report, { missing: missing.length, text }) : null,
		versions: report.lastVersion === null ? [] : [report.lastVersion],
		hasPrevious: report.previousId !== null
	};
}

async function readText(
	actor: Actor,
	report: ReportOnPage,
	{ answers, directory }: { answers: readonly CompiledAnswer[]; directory: Directory }
): Promise<ReportText> {
	const { read } = actor.installation.db;
	const where = { reportId: report.id };
	const orderBy = [{ position: 'asc' }, { id: 'asc' }] as const;
	const [sections, rows] = await Promise.all([
		read.reportSection.findMany({ where, orderBy: [...orderBy], select: { id: true, theme: true } }),
		read.reportParagraph.findMany({ where, orderBy: [...orderBy], select: paragraphColumns })
	]);
	const taskIds = rows.flatMap(({ sourceKind, sourceId }) =>
		sourceKind === 'TASK' && sourceId ? sourceId : []
	);
	const courses = await readCourses(read, taskIds, todayOf(actor));
	const context: Context = {
		...{ actor, directory, report },
		template: report.template,
		answers: new Map(answers.map((answer) => [answer.id, answer])),
		courses: new Map(courses.map((course) => [course.id, course]))
	};
	const shown = sections.map(({ id, theme }, at) => {
		const own = rows.filter(({ sectionId }) => sectionId === id);
		return {
			id,
			theme,
			number: at + 1,
			paragraphs: own.map((row, place) => paragraphOf(context, own, row, place))
		};
	});
	const paragraphs = shown.flatMap((section) => section.paragraphs);
	return {
		introduction: { text: report.introduction ?? '', html: renderMarkdown(report.introduction ?? '') },
		sections: shown,
		warnings: paragraphs.filter(({ warning }) => warning !== null).length,
		firstWarning: paragraphs.find(({ warning }) => warning !== null)?.id ?? null,
		isCompiled: report.compiledAt !== null,
		waiting: answers.filter(({ state }) => state === 'SENT').length,
		newId: newId()
	};
}

interface Context extends Sources {
	readonly actor: Actor;
	readonly directory: Directory;
	readonly report: ReportOnPage;
	readonly courses: ReadonlyMap<string, ToldTask>;
}

interface Row {
	readonly id: string;
	readonly field: string | null;
	readonly heading: string | null;
	readonly text: string;
	readonly sourceKind: string;
	readonly sourceId: string | null;
	readonly sourceVersionId: string | null;
	readonly sourceText: string | null;
	readonly isLeftOut: boolean;
	readonly version: number;
}

function paragraphOf(context: Context, all: readonly Row[], row: Row, place: number): ParagraphOnPage {
	const { id, version, heading, text, isLeftOut } = row;
	const sourceKind = row.sourceKind as SourceKind;
	const now = context.report.status === 'DRAFT' ? sourceNow({ ...row, sourceKind }, context) : null;
	return {
		...{ id, version, text, isLeftOut, place: place + 1, ownHeading: heading },
		heading: all[place - 1]?.heading === heading ? null : heading,
		html: renderMarkdown(text),
		...{ isFirst: place === 0, isLast: place === all.length - 1 },
		source: sourceOf(context, { ...row, sourceKind }),
		warning: now && {
			...{ kind: now.kind, key: nowKey(now), text: now.text, isUnaccepted: now.isUnaccepted },
			pieces: diffTexts(row.sourceText ?? '', now.text)
		},
		change: changeOf(context, { ...row, sourceKind })
	};
}

/** What is new in a report that begins from another. */
function changeOf({ report }: Context, { sourceKind, text, sourceText }: Row & { sourceKind: SourceKind }) {
	if (report.previousId === null) return null;
	if (sourceKind !== 'PREVIOUS') return 'NEW';
	return text === sourceText ? 'SAME' : 'CHANGED';
}

function sourceOf(context: Context, row: Row & { sourceKind: SourceKind }): SourceOnPage {
	const original =
		row.sourceText !== null && row.sourceText !== '' && row.sourceText !== row.text
			? renderMarkdown(row.sourceText)
			: null;
	return { kind: row.sourceKind, original, ...namedSource(context, row) };
}

function namedSource(
	{ actor, answers, courses, directory, report }: Context,
	{ sourceKind, sourceId }: Row & { sourceKind: SourceKind }
): { label: string; href: string | null } {
	const options = { locale: actor.locale };
	if (sourceKind === 'TASK') {
		const task = courses.get(sourceId ?? '');
		const label = task
			? m.reports_source_task({ number: task.number }, options)
			: m.reports_source_gone({}, options);
		return { label, href: task ? `/tasks/${task.number}` : null };
	}
	if (sourceKind === 'PREVIOUS')
		return {
			label: m.reports_source_previous({}, options),
			href: report.previousId ? `/reports/${report.previousId}` : null
		};
	if (sourceKind === 'OWN') return { label: m.reports_source_own({}, options), href: null };
	const answer = answers.get(sourceId ?? '');
	if (!answer?.version) return { label: m.reports_source_gone({}, options), href: null };
	const who = whoOf(answer, directory, todayOf(actor));
	const { number, sentOn } = answer.version;
	return {
		label: m.reports_source_answer({ who, number, date: shortDate(sentOn, actor.locale) }, options),
		href: report.requestId ? `/requests/${report.requestId}/answers/${answer.id}` : null
	};
}
