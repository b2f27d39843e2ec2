import type { ContentPlan, ContentSection, ReportContent } from './report-content.ts';

/* The report of 25.03.2026 as it was printed, for tests: every slide of the document, word for word. */

/** Where the print is. */
export const printedDocument = 'prisma/sample/documents/000_d8580e7edfc7d764.txt';
const author = 'Labklājības ministrija';
const plannedTheme = 'PLĀNOTĀS IZMAIŅAS UN PRIORITĀTES';

/** A slide as it was printed: its heading in capitals, and its lines. */
export interface PrintedSlide {
	readonly theme: string;
	readonly lines: readonly string[];
}

/** The slides that have something to say, without the first and the last ones. */
export function printedSlides(document: string): PrintedSlide[] {
	return document
		.split(author)
		.map((text) => text.split('\n').filter((line) => line.trim()))
		.filter(([, ...lines]) => lines.some((line) => line.startsWith('- ')))
		.map(([theme, ...lines]) => ({ theme: theme!, lines }));
}

/** The same as the content of a report. */
export function printedReport(document: string): ReportContent {
	const slides = printedSlides(document);
	return {
		...{ form: 1, kind: 'INTERIM', author, date: '2026-03-25', introduction: null },
		title: 'Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4',
		resolution: { number: '2026 1.1.1./4-4', issuer: 'Ministru prezidente', date: null, subject: '' },
		sections: slides.filter(({ theme }) => theme !== plannedTheme).map(sectionOf),
		planned: slides.filter(({ theme }) => theme === plannedTheme).flatMap(plansOf),
		...{ earlier: [], missing: [], signatory: null }
	};
}

/** What stands over lines of a list, or the lines. */
function groupsOf({ lines }: PrintedSlide): { heading: string | null; lines: string[] }[] {
	const groups: { heading: string | null; lines: string[] }[] = [];
	for (const line of lines) {
		const isItem = /^\s*- /.test(line);
		if (!isItem) groups.push({ heading: line, lines: [] });
		else if (groups.length) groups.at(-1)!.lines.push(line);
		else groups.push({ heading: null, lines: [line] });
	}
	return groups;
}

function sectionOf(slide: PrintedSlide, at: number): ContentSection {
	return {
		...{ id: `section-${at}`, theme: slide.theme, points: [] },
		paragraphs: groupsOf(slide).map(({ heading, lines }, place) => ({
			...{ id: `paragraph-${at}-${place}`, heading: lines.length ? heading : null },
			// The print has one blank before what stands deeper; Markdown wants two.
			text: lines.length ? lines.map((line) => line.replace(/^ (?=- )/, '  ')).join('\n') : heading!
		}))
	};
}

function plansOf(slide: PrintedSlide): ContentPlan[] {
	return groupsOf(slide).flatMap(({ heading, lines }, at) =>
		lines.map((line, place) => ({
			...{ id: `plan-${at}-${place}`, group: heading, task: null },
			text: line.replace(/^\s*- /, '')
		}))
	);
}
