import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, institutionAt, nameAt, type Directory } from '#lib/council/council.ts';
import { isOwed, type AnswerState } from '#lib/requests/asking.ts';
import type { AnswerContent, Template } from '#lib/requests/template.ts';
import type { RoundContent, RoundEntry } from './round-content.ts';

/** As much of a round as its summary says. */
interface Compilable {
	readonly bodyId: string;
	readonly title: string;
	readonly asOf: PlainDate | null;
	readonly organiser: string | null;
	readonly introduction: string | null;
}

/** As much of an answer as a summary says. */
export interface CompilableAnswer {
	readonly id: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly state: AnswerState;
	readonly version: {
		readonly id: string;
		readonly sentOn: PlainDate;
		readonly content: AnswerContent;
	} | null;
}

interface Parts {
	readonly round: Compilable;
	readonly due: PlainDate | null;
	readonly template: Template;
	readonly answers: readonly CompilableAnswer[];
	readonly today: PlainDate;
}

/** What a round says when it is compiled on a day: everybody in their order, by the name of the day that it tells of. */
export function contentOf(
	directory: Directory,
	{ round, due, template, answers, today }: Parts
): RoundContent {
	const { title, asOf, organiser, introduction } = round;
	const day = asOf ?? due ?? today;
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	const body = bodyById(directory, round.bodyId);
	return {
		council: council?.name ?? body?.name ?? '',
		body: body && body.kind !== 'COUNCIL' ? body.name : null,
		...{ title, asOf, due, organiser, introduction, template },
		entries: answers.map((answer) => entryOf(directory, answer, { day, today }))
	};
}

function entryOf(
	directory: Directory,
	{ id, institutionId, postId, label, state, version }: CompilableAnswer,
	days: { readonly day: PlainDate; readonly today: PlainDate }
): RoundEntry {
	const names = namesOf(directory, { institutionId, postId }, days);
	const isIn = version !== null && !isOwed({ state, withdrawnAt: null });
	return {
		...{ answerId: id, institutionId, postId },
		...{ ...names, name: label ?? names.name, of: label === null ? null : names.name },
		state: isIn ? 'ANSWERED' : version !== null && state === 'RETURNED' ? 'RETURNED' : 'MISSING',
		...{ versionId: isIn ? version.id : null, sentOn: isIn ? version.sentOn : null },
		content: isIn ? version.content : null
	};
}

/** An institution by its name of that day; both names where another one was asked, or has taken over since. */
export function namesOf(
	directory: Directory,
	{ institutionId, postId }: { readonly institutionId: string | null; readonly postId: string | null },
	{ day, today }: { readonly day: PlainDate; readonly today: PlainDate }
): Pick<RoundEntry, 'name' | 'before' | 'after'> {
	if (institutionId === null || !directory.institutionIndex.has(institutionId)) {
		const post = postId === null ? undefined : directory.postIndex.get(postId);
		return { name: post?.label ?? '', before: null, after: null };
	}
	const then = institutionAt(directory, institutionId, day);
	const now = institutionAt(directory, institutionId, today);
	return {
		name: then.name,
		before: then.institutionId === institutionId ? null : nameAt(directory, institutionId, day).name,
		after: now.institutionId === then.institutionId ? null : now.name
	};
}
