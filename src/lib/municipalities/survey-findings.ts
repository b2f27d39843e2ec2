import type { Findings } from './findings.ts';
import type { AreaOverYears, QuestionOverYears } from './findings-over-years.ts';
import type { Region } from './municipalities.ts';
import type { PublishedFindings } from './published-findings.ts';
import type { AreaNumber } from './questions.ts';

/** What came of a survey, as a page, a file and the public see it. */
export interface SurveyFindings {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly asOf: string;
	readonly version: number;
	/** How many were asked. */
	readonly asked: number;
	/** Null where nothing was accepted yet, or the answers are not here. */
	readonly findings: Findings | null;
	/** Of the region chosen. */
	readonly region: Region | null;
	readonly byRegion: readonly { readonly region: Region; readonly findings: Findings }[];
	/** They are so few in one that the public does not see them by region. */
	readonly hidesRegions: boolean;
	/** Of the region chosen, too. */
	readonly overYears: readonly QuestionOverYears[];
	readonly areasOverYears: readonly AreaOverYears[];
	/** As it was printed, where the answers are not here. */
	readonly published: PublishedFindings | null;
	readonly practices: readonly AreaPractices[];
	/** Markdown: what was concluded. */
	readonly conclusions: string | null;
	readonly isPublic: boolean;
	readonly publishedAt: Date | null;
	readonly isSample: boolean;
}

/** Good practice, as it was written and as safe HTML. */
export interface ShownPractice {
	readonly id: string;
	readonly text: string;
	readonly html: string;
	readonly link: string | null;
}

/** What one survey told of an area. */
export interface AreaPractices {
	readonly area: AreaNumber;
	readonly practices: readonly ShownPractice[];
}
