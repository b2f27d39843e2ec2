import { deeds as accountDeeds } from '#lib/accounts/accounts.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import {
	countJournal,
	readJournal,
	walkJournal,
	type JournalQuery,
	type JournalSlice,
	type RecordedEvent
} from '#lib/audit/journal.server.ts';
import { deeds as councilDeeds } from '#lib/council/council.ts';
import { fold } from '#lib/latvian/letters.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { deedWord, subjectWord } from './deed-words.ts';
import { deeds } from './deeds.ts';
import { instantsOf, type AskedPage, type JournalFilter } from './filter.ts';
import { namesFor, type Named, type Names } from './names.server.ts';
import { latestOfTheirKind, turnsOf, type Turn } from './turns.server.ts';
import { changedFields, type ChangedField } from './view.ts';

/** An event as a reader takes it. */
export interface ShownEvent {
	readonly id: string;
	readonly at: Date;
	readonly who: string;
	/** The account, where one acted. */
	readonly userId: string | null;
	readonly capacity: string;
	readonly what: string;
	/** Made, changed or taken away. */
	readonly kind: 'MADE' | 'CHANGED' | 'REMOVED';
	readonly subject: Named & { readonly kind: string; readonly type: string; readonly id: string };
	readonly fields: readonly ChangedField[];
	/** Restricted information, or the secretariat's own: not this reader's. */
	readonly isHidden: boolean;
	readonly undoes: string | null;
	readonly canBeUndone: boolean;
}

export interface JournalPage extends Pick<JournalSlice, 'hasNewer' | 'hasOlder'> {
	readonly events: readonly ShownEvent[];
	/** Whom the filter names; null where it names nobody. */
	readonly user: string | null;
	/** Whom the typed name may mean, where it is not one. */
	readonly candidates: readonly { id: string; name: string; email: string }[];
	/** What the filter names and is not there. */
	readonly missing: readonly ('task' | 'who')[];
}

const pageLength = 50;
const mostCandidates = 12;

/** A page of the journal. Refuses NOT_FOUND whoever may not read it. */
export async function listJournal(
	actor: Actor,
	undoers: Undoers,
	filter: JournalFilter,
	page: AskedPage = {}
): Promise<JournalPage> {
	mustBeAble(actor, deeds.read);
	const found = await queryOf(actor, filter);
	const { missing, candidates } = found;
	const { read } = actor.installation.db;
	const slice = found.query
		? await readJournal(read, found.query, { ...page, take: pageLength })
		: { events: [], hasNewer: false, hasOlder: false };
	const { userId } = found.query ?? {};
	const names = await namesFor(actor, slice.events, userId ? [userId] : []);
	const latest = await latestOfTheirKind(actor.installation, undoable(actor, slice.events, undoers));
	return {
		events: slice.events.map((event) => shown(actor, event, names, latest, true)),
		hasNewer: slice.hasNewer,
		hasOlder: slice.hasOlder,
		user: userId ? (names.named.get(userId)?.label ?? null) : null,
		candidates,
		missing
	};
}

/** One event with all it says, and what came of it. Refuses NOT_FOUND. */
export async function readEvent(
	actor: Actor,
	undoers: Undoers,
	id: string
): Promise<ShownEvent & { readonly turn: Turn | null }> {
	mustBeAble(actor, deeds.read);
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const event = await actor.installation.db.read.auditEvent.findUnique({ where: { id } });
	if (!event) throw new Refusal('NOT_FOUND');
	const [names, latest, turns] = await Promise.all([
		namesFor(actor, [event]),
		latestOfTheirKind(actor.installation, undoable(actor, [event], undoers)),
		turnsOf(actor.installation, event)
	]);
	return { ...shown(actor, event, names, latest, false), turn: turns };
}

/** As many events as one file may hold: Excel shows about a million rows, people read fewer. */
export const mostExported = 50_000;

/**
 * The journal as the filter has it, for a file: newest first, `mostExported` at most. That it was taken out, by whom and how much,
 * goes on the record before the first row is given.
 */
export async function exportJournal(
	actor: Actor,
	filter: JournalFilter
): Promise<{ rows: AsyncGenerator<ShownEvent, void, undefined>; count: number }> {
	mustBeAble(actor, deeds.export);
	const { query } = await queryOf(actor, filter);
	const { db } = actor.installation;
	const count = query ? await countJournal(db.read, query, mostExported) : 0;
	await db.write((tx) =>
		record(tx, actor, {
			...{ deed: deeds.export.name, capacity: officeOf(actor) },
			...{ subjectType: 'AuditEvent', subjectId: 'journal' },
			after: { count, filter: said(filter) }
		})
	);
	return { rows: exported(actor, query, count), count };
}

async function* exported(actor: Actor, query: JournalQuery | null, count: number) {
	if (!query) return;
	// What is written from now on, this export among it, is not part of it.
	const until = query.until ?? new Date(actor.installation.clock.now().getTime() + 1);
	for await (const events of walkJournal(actor.installation.db.read, { ...query, until }, count)) {
		const names = await namesFor(actor, events);
		for (const event of events) yield shown(actor, event, names, new Set(), false);
	}
}

/** What of a filter is said, as it is recorded. */
function said({ subject, ...filter }: JournalFilter): object {
	const rest = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
	return subject ? { ...rest, subjectType: subject.type, subjectId: subject.id } : rest;
}

type FoundQuery = Pick<JournalPage, 'candidates' | 'missing'> & { readonly query: JournalQuery | null };

/** The filter as the database is asked; null where it names what is not there. */
async function queryOf(actor: Actor, filter: JournalFilter): Promise<FoundQuery> {
	const [task, people] = await Promise.all([taskOf(actor, filter), accountsOf(actor, filter)]);
	const chosen = people?.length === 1 ? people[0]!.id : undefined;
	const missing = [
		...(task === null ? (['task'] as const) : []),
		...(people?.length === 0 ? (['who'] as const) : [])
	];
	const candidates = people && people.length > 1 ? people : [];
	if (missing.length || candidates.length) return { query: null, candidates, missing };
	const user = filter.user === 'PORTAL' ? null : (filter.user ?? chosen);
	const subject = task ? { type: 'Task', id: task } : (filter.subject ?? undefined);
	const deed = filter.deed ?? undefined;
	return { query: { subject, userId: user, deed, ...instantsOf(filter) }, candidates, missing };
}

async function taskOf({ installation }: Actor, { task }: JournalFilter): Promise<string | null | undefined> {
	if (task === null) return undefined;
	const found = await installation.db.read.task.findUnique({ where: { number: task }, select: { id: true } });
	return found?.id ?? null;
}

async function accountsOf({ installation }: Actor, { who, user }: JournalFilter) {
	if (who === '' || user !== null) return undefined;
	return installation.db.read.user.findMany({
		where: { OR: [{ searchText: { contains: fold(who) } }, { email: { contains: who.toLowerCase() } }] },
		orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
		select: { id: true, name: true, email: true },
		take: mostCandidates
	});
}

function undoable(actor: Actor, events: readonly RecordedEvent[], undoers: Undoers): string[] {
	const isMine = (userId: string | null) => userId !== null && userId === actor.userId;
	return events
		.filter(({ deed }) => Object.hasOwn(undoers, deed))
		.filter(({ deed, userId }) => isMine(userId) || reaches(actor, deed))
		.map(({ id }) => id);
}

const grantedDeeds = new Map<string, Deed>(
	[taskDeeds, councilDeeds, accountDeeds]
		.flatMap((table) => Object.values(table))
		.map((deed) => [deed.name, deed])
);

/** Whether the reader's office gives the right to what would be done: an administrator does not decide on tasks. */
function reaches(actor: Actor, deed: string): boolean {
	const granted = grantedDeeds.get(deed);
	return granted === undefined || can(actor, granted);
}

function shown(
	actor: Actor,
	event: RecordedEvent,
	names: Names,
	latest: ReadonlySet<string>,
	isShort: boolean
): ShownEvent {
	const { id, at, userId, actorName: who, capacity, undoes, subjectType, subjectId } = event;
	const { locale } = actor;
	const isHidden = hides(event, names);
	return {
		...{ id, at, who, userId, capacity, undoes, isHidden },
		what: deedWord(event.deed, locale),
		kind: event.before === null ? 'MADE' : event.after === null ? 'REMOVED' : 'CHANGED',
		subject: {
			...(names.named.get(subjectId) ?? { label: '', href: null }),
			...{ kind: subjectWord(subjectType, locale), type: subjectType, id: subjectId }
		},
		fields: isHidden ? [] : changedFields(event, names.named, { locale, isShort }),
		canBeUndone: !isHidden && latest.has(id)
	};
}

/** Whether an event speaks of what this reader may not see. */
function hides({ subjectId, before, after }: RecordedEvent, { hidden }: Names): boolean {
	if (hidden.size === 0) return false;
	const text = `${subjectId} ${before ?? ''} ${after ?? ''}`;
	return [...hidden].some((id) => text.includes(id));
}
