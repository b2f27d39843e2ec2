import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { marksFor } from './marked-content.ts';
import { isEmptyContent, type AnswerContent, type Template } from './template.ts';

/** Somebody who is asked, as far as it is told who they were the last time. */
export interface Asked {
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
}

/** Who it is, today: whoever took over an institution answers on from what it said. */
export function identityOf(
	directory: Directory,
	{ institutionId, postId, label }: Asked,
	today: PlainDate
): string {
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	const now = isKnown ? institutionAt(directory, institutionId, today).institutionId : institutionId;
	return [now ? `institution:${now}` : `post:${postId}`, label ?? ''].join('|');
}

/**
 * What the last answer said, as the next one begins from: all of it, dated events that are over included, so that whoever answers
 * says what came of them. Of a field that is asked no more nothing is left; null where nothing is.
 */
export function carriedContent(content: AnswerContent | null, template: Template): AnswerContent | null {
	if (content === null) return null;
	const kinds = new Set(template.map(({ kind }) => kind));
	const texts = template.flatMap(({ id, kind }) => {
		const text = kind === 'TEXT' ? content.texts[id] : undefined;
		return text ? [[id, text] as const] : [];
	});
	const carried = {
		texts: Object.fromEntries(texts),
		events: kinds.has('EVENTS') ? content.events : [],
		figures: kinds.has('FIGURES') ? content.figures : [],
		...marksFor(template, content)
	};
	return isEmptyContent(carried) ? null : carried;
}
