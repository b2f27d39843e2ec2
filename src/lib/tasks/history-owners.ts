import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import {
	bodyById,
	inForce,
	institutionAt,
	postsOf,
	type Directory,
	type MembershipKind,
	type Post
} from '#lib/council/council.ts';
import type { AssignmentDetail, History, HistoryEntry, HistoryPart } from './history.ts';

/** Who owed a task from a day to a day, by the names and the holders of those days. */
export interface OwedSpan {
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly bodyId: string;
	readonly lead: readonly OwedBy[];
	readonly co: readonly OwedBy[];
}

/** An institution or a seat, and who sat for it in the body. */
export interface OwedBy {
	/** The institution's full name, the seat as printed; null: nobody is named, the body itself owes it. */
	readonly name: string | null;
	readonly people: readonly { readonly name: string; readonly kind: MembershipKind }[];
}

/**
 * Who owed a task, from its registration until it was closed (or today), a span for as long as everything stayed the same:
 * the owners and the body as they were changed, institutions by the names of those days, holders of seats on those days.
 */
export function owedSpans(history: History, part: HistoryPart): OwedSpan[] {
	const last = part.closedOn ?? history.today;
	const first = part.registeredOn < last ? part.registeredOn : last;
	const at = stateOf(history, part);
	const days = [first, ...boundaries(history, part).filter((day) => day > first && day <= last)];
	const spans: OwedSpan[] = [];
	for (const day of [...new Set(days)].sort()) {
		const now = { bodyId: at.body(day), ...owedOn(history, at.body(day), at.owners(day), day) };
		const before = spans.at(-1);
		if (before && isSame(before, now)) continue;
		if (before) spans[spans.length - 1] = { ...before, to: addDays(day, -1) };
		spans.push({ from: day, to: last, ...now });
	}
	return spans;
}

type Owed = Omit<OwedSpan, 'from' | 'to'>;

function isSame({ bodyId, lead, co }: Owed, other: Owed): boolean {
	const key = (one: Owed) => JSON.stringify([one.bodyId, one.lead, one.co]);
	return key({ bodyId, lead, co }) === key({ bodyId: other.bodyId, lead: other.lead, co: other.co });
}

/** The body and the owners that were on record on a day: what was withdrawn as mistaken never was. */
function stateOf({ entries }: History, part: HistoryPart) {
	const changes = (kind: HistoryEntry['kind']) =>
		entries.filter((one) => one.taskId === part.id && one.kind === kind && !one.withdrawn);
	const state = <T>(kind: HistoryEntry['kind'], now: T, isRight: (value: unknown) => value is T) => {
		const steps = changes(kind).map(({ on, details }) => ({
			on,
			...(Object(details) as { from?: unknown; to?: unknown })
		}));
		return (day: PlainDate): T => {
			const next = steps.find(({ on }) => on > day);
			return next && isRight(next.from) ? next.from : now;
		};
	};
	return {
		body: state<string>('MOVED', part.bodyId, (value) => typeof value === 'string'),
		owners: state<readonly AssignmentDetail[]>('OWNERS_CHANGED', part.assignments, (value) =>
			Array.isArray(value)
		)
	};
}

/** Every day on which something that says who owed it may have changed. */
function boundaries({ entries, memberships, directory }: History, part: HistoryPart): PlainDate[] {
	const dayAfter = (day: PlainDate | null) => (day ? [addDays(day, 1)] : []);
	return [
		...entries.filter(({ taskId }) => taskId === part.id).map(({ on }) => on),
		...[...memberships, ...directory.posts].flatMap(({ startDate, endDate }) => [
			...(startDate ? [startDate] : []),
			...dayAfter(endDate)
		]),
		...directory.successions.map(({ date }) => date),
		...directory.institutions.flatMap(({ names }) => names.flatMap(({ validFrom }) => validFrom ?? []))
	];
}

function owedOn(
	history: History,
	bodyId: string,
	assignments: readonly AssignmentDetail[],
	day: PlainDate
): Pick<OwedSpan, 'lead' | 'co'> {
	if (assignments.length === 0) return { lead: [owedByBody(history, bodyId, day)], co: [] };
	const named = (role: AssignmentDetail['role']) =>
		assignments
			.filter((one) => one.role === role)
			.flatMap((one) => owedBy(history, bodyId, one, day))
			// Two that merged into one are named once.
			.filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at);
	return { lead: named('LEAD'), co: named('CO') };
}

function owedByBody(history: History, bodyId: string, day: PlainDate): OwedBy {
	const leads = postsOf(history.directory, bodyId, day).filter(
		({ role }) => role === 'CHAIR' || role === 'DEPUTY_CHAIR' || role === 'SECRETARY'
	);
	return { name: null, people: leads.flatMap((post) => holdersOn(history, post, day)) };
}

function owedBy(
	history: History,
	bodyId: string,
	{ institutionId, postId }: AssignmentDetail,
	day: PlainDate
): OwedBy[] {
	const { directory } = history;
	const post = postId ? directory.postIndex.get(postId) : undefined;
	if (post) return [{ name: post.label, people: holdersOn(history, post, day) }];
	if (!institutionId || !directory.institutionIndex.has(institutionId)) return [];
	const { institutionId: holderId, name } = institutionAt(directory, institutionId, day);
	const posts = postsOf(directory, bodyId, day).filter((one) => speaksFor(directory, one, holderId, day));
	return [{ name, people: posts.flatMap((one) => holdersOn(history, one, day)) }];
}

function speaksFor(directory: Directory, post: Post, institutionId: string, day: PlainDate): boolean {
	return post.institutionIds.some((id) => institutionAt(directory, id, day).institutionId === institutionId);
}

function holdersOn({ memberships, directory }: History, post: Post, day: PlainDate): OwedBy['people'] {
	const body = bodyById(directory, post.bodyId);
	if (!inForce(post, day) || (body && !inForce(body, day))) return [];
	return memberships
		.filter((one) => one.postId === post.id && inForce(one, day))
		.map(({ name, kind }) => ({ name, kind }));
}
