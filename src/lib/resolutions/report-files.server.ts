import { m } from '#i18n/generated/messages.js';
import type { SlideTemplate } from '#lib/documents/slide-template.server.ts';
import { makeSlides } from '#lib/documents/slides.server.ts';
import { makeOfficial } from '#lib/documents/word.server.ts';
import type { ReportContent } from './report-content.ts';
import { reportDeck, type ShownAt } from './report-slides.ts';
import { officialReport } from './report-word.ts';
import { latvian } from './report-words.ts';

/** A report as a file. */
export interface ReportFileFacts {
	/** The moment of its version: of one version always the same file. */
	readonly madeAt: Date;
}

/** A report as a Word file in official form; until it is approved each of its pages says that it is a draft. */
export function reportWordFile(
	content: ReportContent,
	{ madeAt, isDraft }: ReportFileFacts & { readonly isDraft: boolean }
): Promise<Uint8Array<ArrayBuffer>> {
	return makeOfficial({
		...{ council: content.author, title: content.title, locale: 'lv', madeAt },
		mark: isDraft ? m.reportpapers_draft({}, latvian) : undefined,
		blocks: officialReport(content)
	});
}

/** A report as a presentation in the look of a template. */
export function reportSlidesFile(
	content: ReportContent,
	{ madeAt, shownAt, template }: ReportFileFacts & { shownAt: ShownAt | null; template: SlideTemplate }
): Uint8Array<ArrayBuffer> {
	return makeSlides(reportDeck(content, { shownAt, madeAt }), template);
}
