import type { PlainDate } from '#lib/calendar/days.ts';
import { comparePartialDates } from '#lib/calendar/partial-dates.ts';
import { checkSums, type SumCheck } from '#lib/requests/figures.ts';
import {
	isEmptyContent,
	type AnswerContent,
	type DatedEvent,
	type Figure,
	type Template
} from '#lib/requests/template.ts';

/*
 * A round as it was compiled: one JSON text with its hash. Screens, Word and mails are made of it, so nothing that changes later
 * changes what went out.
 */
export interface RoundContent {
	/** "Bērnu lietu sadarbības padome". */
	readonly council: string;
	/** The body that asked, where it is not the council itself. */
	readonly body: string | null;
	readonly title: string;
	/** The day it tells of. */
	readonly asOf: PlainDate | null;
	/** The last day to answer. */
	readonly due: PlainDate | null;
	/** Who gathered it, where that was somebody else. */
	readonly organiser: string | null;
	/** Markdown. */
	readonly introduction: string | null;
	readonly template: Template;
	/** In the order in which they were asked. */
	readonly entries: readonly RoundEntry[];
}

export interface RoundEntry {
	readonly answerId: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	/** As it was called that day; of a programme its name. */
	readonly name: string;
	/** Of a programme: whose it is. */
	readonly of: string | null;
	/** Where another institution was asked than the one that stands there that day: its name. */
	readonly before: string | null;
	/** Where another has taken over since: its name. */
	readonly after: string | null;
	/** RETURNED: what came was given back with a question, and is not in it. */
	readonly state: 'ANSWERED' | 'MISSING' | 'RETURNED';
	readonly versionId: string | null;
	/** The day of sending. */
	readonly sentOn: PlainDate | null;
	readonly content: AnswerContent | null;
}

/** A compiled round, as it is kept. */
export function readRoundContent(json: string): RoundContent {
	return JSON.parse(json) as RoundContent;
}

/** Those whose answers are in it. */
export function answered({ entries }: Pick<RoundContent, 'entries'>): RoundEntry[] {
	return entries.filter(({ state }) => state === 'ANSWERED');
}

/** Those whose answers are not in it, for whatever reason. */
export function missing({ entries }: Pick<RoundContent, 'entries'>): RoundEntry[] {
	return entries.filter(({ state }) => state !== 'ANSWERED');
}

/** Nothing is said in it: sent empty, or only spaces. */
export function saysNothing({ content }: Pick<RoundEntry, 'content'>): boolean {
	return content === null || isEmptyContent(content);
}

/** What somebody said, and whose it is. */
export interface Said<T> {
	readonly entry: RoundEntry;
	readonly said: T;
}

/** All dated events, by their dates. */
export function eventsOf(content: Pick<RoundContent, 'entries'>): Said<DatedEvent>[] {
	return answered(content)
		.flatMap((entry) => (entry.content?.events ?? []).map((said) => ({ entry, said })))
		.sort((a, b) => comparePartialDates(a.said.date, b.said.date));
}

/** The figures of everybody who gave some, with what their parts make together. */
export function figuresOf(content: Pick<RoundContent, 'entries'>): {
	readonly entry: RoundEntry;
	readonly figures: readonly Figure[];
	readonly checks: readonly SumCheck<Figure>[];
}[] {
	return answered(content).flatMap((entry) => {
		const figures = entry.content?.figures ?? [];
		return figures.length ? [{ entry, figures, checks: checkSums(figures) }] : [];
	});
}

/** What became different between two compiled rounds. */
export interface RoundChanges {
	/** Title, day, introduction, template. */
	readonly isHeadChanged: boolean;
	/** Those who are in both stand in another order. */
	readonly isReordered: boolean;
	/** Answered now, and not before. */
	readonly added: readonly RoundEntry[];
	readonly changed: readonly RoundEntry[];
	/** In the earlier one, and not in this. */
	readonly gone: readonly RoundEntry[];
}

/** What became different from one to the next. */
export function changesBetween(earlier: RoundContent, later: RoundContent): RoundChanges {
	const before = new Map(answered(earlier).map((entry) => [entry.answerId, entry]));
	const now = answered(later);
	const isHere = new Set(now.map(({ answerId }) => answerId));
	const headOf = ({ entries: _entries, ...head }: RoundContent) => JSON.stringify(head);
	const orderOf = (of: RoundContent, other: RoundContent) => {
		const known = new Set(other.entries.map(({ answerId }) => answerId));
		return of.entries.flatMap(({ answerId }) => (known.has(answerId) ? [answerId] : [])).join();
	};
	return {
		isHeadChanged: headOf(earlier) !== headOf(later),
		isReordered: orderOf(earlier, later) !== orderOf(later, earlier),
		added: now.filter(({ answerId }) => !before.has(answerId)),
		changed: now.filter((entry) => {
			const then = before.get(entry.answerId);
			return then !== undefined && JSON.stringify(then.content) !== JSON.stringify(entry.content);
		}),
		gone: [...before.values()].filter(({ answerId }) => !isHere.has(answerId))
	};
}

/** Whether two say the same. */
export function isSame({ isHeadChanged, isReordered, added, changed, gone }: RoundChanges): boolean {
	return !isHeadChanged && !isReordered && added.length + changed.length + gone.length === 0;
}
