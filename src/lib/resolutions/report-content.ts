import { serialiseValue } from '#lib/documents/stored-value.ts';
import type { ReportKind } from './resolutions.ts';

/**
 * All that a report says, as one value: what is commented on, approved, and known by its hash. Institutions, points and tasks stand
 * in it as they were called on the day it was compiled; nothing in it is looked up again.
 */
export interface ReportContent {
	/** Which shape this is; another one gets another number, and both stay readable. */
	readonly form: 1;
	/** "Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4" */
	readonly title: string;
	readonly kind: ReportKind;
	readonly resolution: ContentResolution;
	/** Whose report it is: "Labklājības ministrija". */
	readonly author: string;
	/** Of the report. */
	readonly date: string | null;
	/** Markdown. */
	readonly introduction: string | null;
	readonly sections: readonly ContentSection[];
	/** "Plānotās izmaiņas un prioritātes", in their order; those of one group stand together. */
	readonly planned: readonly ContentPlan[];
	/** Of a final report: each thing that was planned last time, with what came of it. */
	readonly earlier: readonly ContentEarlier[];
	/** Whose answers were not there when it was compiled. */
	readonly missing: readonly ContentMissing[];
	/** Who signs it, where that is known. */
	readonly signatory: { readonly role: string; readonly name: string } | null;
}

export interface ContentResolution {
	readonly number: string;
	readonly issuer: string;
	readonly date: string | null;
	readonly subject: string;
}

/** A theme. */
export interface ContentSection {
	readonly id: string;
	readonly theme: string;
	/** The codes of the points that it answers. */
	readonly points: readonly string[];
	readonly paragraphs: readonly ContentParagraph[];
}

export interface ContentParagraph {
	readonly id: string;
	readonly heading: string | null;
	/** Markdown. */
	readonly text: string;
}

export interface ContentPlan {
	readonly id: string;
	readonly group: string | null;
	readonly text: string;
	/** What it has become; `due` is a day. */
	readonly task: { readonly number: number; readonly owners: string; readonly due: string | null } | null;
}

export interface ContentEarlier {
	readonly text: string;
	/** Markdown. */
	readonly outcome: string;
}

export interface ContentMissing {
	readonly institution: string;
	/** The codes of the points that it was asked about. */
	readonly points: readonly string[];
	readonly due: string;
}

/** The content as it is stored and hashed. */
export function serialise(content: ReportContent): string {
	return serialiseValue(content);
}

/** What was stored, read again. Throws on a shape that this portal does not know. */
export function readContent(stored: string): ReportContent {
	const content = JSON.parse(stored) as ReportContent;
	if (content.form !== 1) throw new Error(`a report of a shape that is not known: ${String(content.form)}`);
	return content;
}

/** What is planned, by its groups in the order in which they come first. */
export function plansByGroup(
	planned: readonly ContentPlan[]
): { readonly group: string | null; readonly plans: readonly ContentPlan[] }[] {
	const groups = [...new Set(planned.map(({ group }) => group))];
	return groups.map((group) => ({ group, plans: planned.filter((plan) => plan.group === group) }));
}

/** Whose answers about one of these points are missing. */
export function missingIn({ points }: ContentSection, missing: readonly ContentMissing[]): ContentMissing[] {
	return missing.filter((one) => one.points.some((code) => points.includes(code)));
}
