import type { CompiledAnswer } from '#lib/requests/compiled-answer.ts';
import { saidUnder } from '#lib/requests/said.ts';
import type { Template } from '#lib/requests/template.ts';
import type { TaskCourse } from './compiling.ts';
import type { SourceKind } from './reports.ts';

/*
 * Whether the source of a paragraph says the same as when it was compiled. What changed is shown, never taken by itself.
 */

/** A paragraph, as far as its source goes. */
export interface Sourced {
	readonly field: string | null;
	readonly sourceKind: SourceKind;
	readonly sourceId: string | null;
	readonly sourceVersionId: string | null;
	readonly sourceText: string | null;
}

/** What the sources say now. */
export interface Sources {
	readonly template: Template;
	readonly answers: ReadonlyMap<string, CompiledAnswer>;
	readonly courses: ReadonlyMap<string, TaskCourse>;
}

export interface SourceNow {
	/** CHANGED: it says something else; GONE: it was withdrawn, or says nothing there any more. */
	readonly kind: 'CHANGED' | 'GONE';
	/** What it says now; empty where it is gone. */
	readonly text: string;
	/** Of an answer, the version that says it. */
	readonly versionId: string | null;
	/** It was sent, and nobody accepted it yet. */
	readonly isUnaccepted: boolean;
}

/** What a source says now, where that is something else than it said; null where nothing changed, or there is no source. */
export function sourceNow(paragraph: Sourced, sources: Sources): SourceNow | null {
	if (paragraph.sourceId === null || paragraph.sourceText === null) return null;
	if (paragraph.sourceKind === 'TASK') {
		const text = sources.courses.get(paragraph.sourceId)?.text ?? '';
		return changed(paragraph, { text, versionId: null, isUnaccepted: false });
	}
	if (paragraph.sourceKind !== 'ANSWER') return null;
	const answer = sources.answers.get(paragraph.sourceId);
	const field = sources.template.find(({ id }) => id === paragraph.field);
	const version = answer?.version ?? null;
	// A heading that the template has no longer says nothing about what stood under it.
	if (version && !field) return null;
	return changed(paragraph, {
		text: version && field ? saidUnder(field, version.content) : '',
		versionId: version?.id ?? null,
		isUnaccepted: version !== null && answer!.state !== 'ACCEPTED'
	});
}

function changed({ sourceText }: Sourced, now: Omit<SourceNow, 'kind'>): SourceNow | null {
	if (now.text === sourceText) return null;
	return { ...now, kind: now.text === '' ? 'GONE' : 'CHANGED' };
}

/** What tells one state of a source from another: what somebody decides about must be what they saw. */
export function nowKey({ text, versionId }: SourceNow): string {
	let hash = 5381;
	for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0;
	return `${versionId ?? ''}.${hash.toString(36)}`;
}
