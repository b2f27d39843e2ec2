import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import type { ReportContent } from './report-content.ts';
import { missingLine } from './report-words.ts';

/** A version as it is read: what it says, place by place, with what was said of each. */
export interface VersionOnPage {
	readonly introduction: string;
	readonly sections: readonly {
		readonly id: string;
		readonly theme: string;
		readonly points: readonly string[];
		readonly parts: readonly {
			readonly id: string;
			readonly heading: string | null;
			readonly html: string;
		}[];
	}[];
	readonly earlier: readonly { readonly text: string; readonly html: string }[];
	readonly planned: readonly {
		readonly id: string;
		readonly group: string | null;
		readonly text: string;
		readonly task: number | null;
	}[];
	readonly missing: readonly string[];
}

/** What a version says, as a page shows it. */
export function shownVersion({
	introduction,
	sections,
	earlier,
	planned,
	missing
}: ReportContent): VersionOnPage {
	return {
		introduction: renderMarkdown(introduction ?? ''),
		sections: sections.map(({ paragraphs, ...section }) => ({
			...section,
			parts: paragraphs.map(({ id, heading, text }) => ({ id, heading, html: renderMarkdown(text) }))
		})),
		earlier: earlier.map(({ text, outcome }) => ({ text: plainText(text), html: renderMarkdown(outcome) })),
		planned: planned.map(({ id, group, text, task }, at) => ({
			...{ id, text: plainText(text), task: task?.number ?? null },
			group: planned[at - 1]?.group === group ? null : group
		})),
		missing: missing.map(missingLine)
	};
}
