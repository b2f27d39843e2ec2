import { m } from '#i18n/generated/messages.js';
import type { ContentParagraph, ReportContent } from './report-content.ts';
import { latvian } from './report-words.ts';

/** A report of nobody, by which a template of slides is tried: short themes and a long one, items within items, plans. */
export function exampleReport(): ReportContent {
	const theme = m.reportpapers_example_theme({}, latvian);
	return {
		...{ form: 1, kind: 'INTERIM', title: m.reportpapers_example_title({}, latvian), date: null },
		resolution: { number: '1', issuer: m.reportpapers_example_issuer({}, latvian), date: null, subject: '' },
		...{ author: m.word_authority({}, latvian), introduction: null },
		sections: [
			{ id: 'short', theme, points: [], paragraphs: paragraphs(2, 3) },
			{
				id: 'long',
				theme: m.reportpapers_example_long({}, latvian),
				points: [],
				paragraphs: paragraphs(6, 6)
			}
		],
		planned: [1, 2, 3].map((number) => ({
			...{ id: String(number), group: m.reportpapers_example_heading({}, latvian), task: null },
			text: m.reportpapers_example_plan({ number }, latvian)
		})),
		...{ earlier: [], missing: [], signatory: null }
	};
}

function paragraphs(count: number, items: number): ContentParagraph[] {
	const line = m.reportpapers_example_item({}, latvian);
	const within = m.reportpapers_example_within({}, latvian);
	return Array.from({ length: count }, (_, at) => ({
		...{ id: String(at), heading: m.reportpapers_example_heading({}, latvian) },
		text: [...Array.from({ length: items }, () => `- ${line}`), `  - ${within}`].join('\n')
	}));
}
