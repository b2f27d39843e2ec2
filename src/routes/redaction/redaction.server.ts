import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Passage } from '#lib/audit/passage.ts';
import { searchFiles, takeBytes, type SuspectFile } from '#lib/audit/redacted-files.server.ts';
import {
	blackenRows,
	findPassage,
	type Found,
	type Occurrence,
	type Remake
} from '#lib/audit/redaction.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { isTaken } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { reindexWords } from '#lib/tasks/word-index.server.ts';
import { m } from '#i18n/generated/messages.js';
import { subjectWord } from '../journal/deed-words.ts';
import { deeds } from '../journal/deeds.ts';
import { fieldWord } from '../journal/field-words.ts';
import { namesOf, type Named } from '../journal/names.server.ts';
import { findSchema, passageOf, redactSchema, repeats, takeAwaySchema } from './redaction-schema.ts';

/** A place where the passage stands, as the administrator sees it before anything happens. */
export interface ShownOccurrence extends Named {
	readonly key: string;
	readonly field: string;
	readonly places: Occurrence['places'];
}

/** Where a passage stands: by kind of record, with the words around it; and which files must be looked at. */
export interface Findings {
	/** All rows that would be changed. */
	readonly rows: number;
	readonly kinds: readonly {
		readonly kind: string;
		readonly count: number;
		readonly occurrences: readonly ShownOccurrence[];
	}[];
	/** Addresses by which somebody signs in or is written to. */
	readonly kept: readonly ShownOccurrence[];
	readonly files: Awaited<ReturnType<typeof searchFiles>>;
}

/** A redaction that was done. */
export interface DoneRedaction {
	readonly id: string;
	readonly at: Date;
	readonly who: string;
	readonly reason: string;
	readonly rows: number;
}

/**
 * Looks for a passage everywhere and changes nothing, but leaves a trace: whoever searches reads around what is found, in notes and
 * restricted texts too. Refuses NOT_FOUND whoever is no administrator.
 */
export async function find(actor: Actor, input: unknown): Promise<Findings> {
	mustBeAble(actor, deeds.findPassage);
	const passage = passageOf(parseInput(findSchema, input));
	const { db } = actor.installation;
	const found = await findPassage(db.read, passage);
	const files = await searchFiles(db.read, passage);
	await db.write((tx) =>
		record(tx, actor, {
			...{ deed: deeds.findPassage.name, capacity: officeOf(actor) },
			...{ subjectType: 'AuditEvent', subjectId: 'passage' },
			after: { rows: found.occurrences.length }
		})
	);
	return shownFindings(actor, found, files);
}

async function shownFindings(actor: Actor, found: Found, files: Findings['files']): Promise<Findings> {
	const all = [...found.occurrences, ...found.kept];
	const { named } = await namesOf(
		actor,
		new Set(all.flatMap(({ id, ownerId }) => (ownerId ? [id, ownerId] : [id])))
	);
	const shown = (one: Occurrence): ShownOccurrence => {
		const name = named.get(one.ownerId ?? '') ?? named.get(one.id);
		return {
			key: `${one.id} ${one.column}`,
			label: name?.label ?? '',
			href: pageOf(one) ?? name?.href ?? null,
			field:
				fieldWord(one.model, one.column, actor.locale) ??
				m.journal_field_search({}, { locale: actor.locale }),
			places: one.places
		};
	};
	return {
		rows: sum(found.counts.values()),
		kinds: [...found.counts].map(([model, count]) => ({
			...{ kind: subjectWord(model, actor.locale), count },
			occurrences: found.occurrences.filter((one) => one.model === model).map(shown)
		})),
		kept: found.kept.map(shown),
		files
	};
}

function pageOf({ model, id }: Occurrence): string | null {
	if (model === 'AuditEvent') return `/journal/${id}`;
	if (model === 'OutboxMessage') return `/outbox/${id}`;
	return null;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

/** Blackening 100,000 rows takes minutes. */
const longest = 30 * 60_000;
/** What is written while the passage is looked for is found by looking again. */
const mostRounds = 5;

const remake: Remake = async (tx, changed) => {
	const ids = (model: 'Task' | 'TaskDocument' | 'Attachment') => [...(changed.get(model) ?? [])];
	const taskIds = new Set(ids('Task'));
	const named = [
		...ids('TaskDocument').map((id) => ({ id })),
		...ids('Attachment').map((attachmentId) => ({ versions: { some: { attachmentId } } }))
	];
	for (let at = 0; at < named.length; at += 100) {
		const where = { OR: named.slice(at, at + 100) };
		for (const { taskId } of await tx.taskDocument.findMany({ where, select: { taskId: true } }))
			taskIds.add(taskId);
	}
	await reindexWords(tx, [...taskIds]);
};

/**
 * Blackens a passage everywhere it stands, for ever: in one transaction with its record, which says why, by whom and in how many
 * rows, and never what it said. Refuses INVALID a reason that repeats the passage; and where it stands in more rows than were shown. Sent twice, it acts once. Gives the number of rows.
 */
export async function redact(actor: Actor, input: unknown): Promise<{ rows: number }> {
	mustBeAble(actor, deeds.redact);
	const { id, reason, rows, ...form } = parseInput(redactSchema, input);
	const passage = passageOf(form);
	if (repeats(reason, passage)) refuseField('reason', 'journal_problem_reason_repeats');
	const { read } = actor.installation.db;
	const done = await read.redaction.findUnique({ where: { id } });
	if (done) return { rows: rowsOf(done.places) };
	const found = await findPassage(read, passage);
	const now = sum(found.counts.values());
	if (now > rows) refuseField('form', 'journal_problem_more_places');
	if (now === 0) refuseField('passage', 'journal_problem_passage_nowhere');
	try {
		return { rows: await blacken(actor, { id, reason, passage, found }) };
	} catch (error) {
		if (!isTaken(error)) throw error;
		// The same form, sent twice at once: the other one did it.
		const other = await read.redaction.findUnique({ where: { id } });
		return { rows: other ? rowsOf(other.places) : now };
	}
}

interface Order {
	readonly id: string;
	readonly reason: string;
	readonly passage: Passage;
	readonly found: Found;
}

async function blacken(actor: Actor, { id, reason, passage, found }: Order): Promise<number> {
	const { db, clock } = actor.installation;
	const now = clock.now();
	const mask = maskOf(now);
	const options = { mask, remake, kind: db.kind };
	const places = await db.write(
		async (tx) => {
			await tx.redaction.create({
				data: { id, at: now, userId: actor.userId, actorName: actor.name, reason, places: '{}' }
			});
			const counts = Object.fromEntries(await blackenRows(tx, found, passage, options));
			await tx.redaction.update({ where: { id }, data: { places: JSON.stringify(counts) } });
			await record(tx, actor, {
				...{ deed: deeds.redact.name, capacity: officeOf(actor), subjectType: 'Redaction', subjectId: id },
				after: { reason, places: counts }
			});
			return counts;
		},
		{ timeout: longest }
	);
	for (let round = 1; round < mostRounds; round += 1) {
		const left = await findPassage(db.read, passage);
		if (left.counts.size === 0) break;
		await db.write((tx) => blackenRows(tx, left, passage, options), { timeout: longest });
	}
	return sum(Object.values(places));
}

/** What stands in the place of a passage, in the language of the council's records. */
export function maskOf(now: Date): string {
	return m.journal_mask({ date: shortDate(rigaDate(now)) }, { locale: 'lv' });
}

function rowsOf(places: string): number {
	return sum(Object.values(JSON.parse(places) as Record<string, number>));
}

/**
 * Takes the bytes of a file away for ever; that it was there, its name, size and SHA-256 stay. Refuses NOT_FOUND; taken away
 * twice is taken away once.
 */
export async function takeAway(actor: Actor, input: unknown): Promise<void> {
	mustBeAble(actor, deeds.takeAway);
	const { attachmentId, reason } = parseInput(takeAwaySchema, input);
	const { db, clock } = actor.installation;
	const now = clock.now();
	await db.write(async (tx) => {
		const isDone = await takeBytes(tx, attachmentId, { now, kind: db.kind });
		if (isDone === null) throw new Refusal('NOT_FOUND');
		if (!isDone) return;
		await record(tx, actor, {
			...{ deed: deeds.takeAway.name, capacity: officeOf(actor) },
			...{ subjectType: 'Attachment', subjectId: attachmentId },
			before: { redactedAt: null },
			after: { redactedAt: now, reason }
		});
	});
}

/** A file whose bytes may be taken away, for the page that asks. Refuses NOT_FOUND. */
export async function readFile(
	actor: Actor,
	attachmentId: string
): Promise<Omit<SuspectFile, 'places'> & { redactedAt: Date | null }> {
	mustBeAble(actor, deeds.takeAway);
	const { data } = takeAwaySchema.shape.attachmentId.safeParse(attachmentId);
	const select = { id: true, name: true, size: true, redactedAt: true } as const;
	const file =
		data && (await actor.installation.db.read.attachment.findUnique({ where: { id: data }, select }));
	if (!file) throw new Refusal('NOT_FOUND');
	return file;
}

/** What was blackened so far, the latest first. */
export async function listRedactions(actor: Actor): Promise<DoneRedaction[]> {
	mustBeAble(actor, deeds.redact);
	const rows = await actor.installation.db.read.redaction.findMany({
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: 50
	});
	return rows.map(({ id, at, actorName, reason, places }) => ({
		...{ id, at, reason, who: actorName, rows: rowsOf(places) }
	}));
}
