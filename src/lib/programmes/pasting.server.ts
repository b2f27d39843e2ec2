import type { Actor } from '#lib/accounts/actor.server.ts';
import { eventOfForm } from '#lib/council/changing.server.ts';
import { nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { knownInstitutions, matcherOf } from '#lib/meetings/institution-matching.ts';
import { wordsOf } from '#lib/meetings/sentence-words.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { createChapter } from './chapters.server.ts';
import type { SaidOfMeasure } from './measure-reading.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { followIfCurrent } from './following.server.ts';
import { createMeasure } from './measure-rows.server.ts';
import { pasteSchema } from './measure-schema.ts';
import {
	columnKinds,
	readColumns,
	type ColumnKind,
	type FindInstitution,
	type PastedColumn
} from './pasted-columns.ts';
import { readRows, type PastedRow } from './pasting.ts';
import { findChangeable, recordForProgramme, todayOf } from './programme-finding.server.ts';
import { deeds } from './programmes.ts';
import type { ProgrammeDone } from './registering.server.ts';
import { readTable } from './table-reading.server.ts';

/** What a table would make, as it is shown before anything is made. */
export interface PastedLook {
	readonly columns: readonly (PastedColumn & { readonly example: string })[];
	readonly rows: readonly (PastedRow & { readonly institution: string | null })[];
	readonly measures: number;
	readonly chapters: number;
	/** Lines beside the table, of which nothing is made. */
	readonly outside: number;
	readonly problems: number;
}

type Form = { readonly table: string; readonly columns: readonly string[] };

/** What a table would make of a programme. Refuses NOT_FOUND whoever may not, INVALID what is no table. */
export async function lookAtTable(actor: Actor, input: unknown): Promise<PastedLook> {
	const typed = parseInput(pasteSchema, input);
	const directory = await directoryOf(actor.installation);
	const from = actor.installation.db.read as unknown as Transaction;
	await findChangeable(from, actor, deeds.changeMeasures, typed.programmeId);
	const { columns, rows, body, outside } = await read(from, actor, directory, typed);
	const today = todayOf(actor);
	const nameOf = (id: string | null) => {
		const name = id && nameAt(directory, id, today);
		return name ? (name.abbreviation ?? name.name) : null;
	};
	return {
		columns: columns.map((column, at) => ({ ...column, example: body.find((row) => row[at])?.[at] ?? '' })),
		rows: rows.map((row) => ({ ...row, institution: nameOf(row.said.institutionId) })),
		...{ measures: count(rows, 'MEASURE'), chapters: count(rows, 'CHAPTER'), outside },
		problems: rows.filter(({ problems }) => problems.length > 0).length
	};
}

/**
 * Makes of a table the measures and chapters that were shown, in one change. Refuses as `addMeasure` does; INVALID, at the table, where
 * a row cannot be made, naming it: nothing is made then. Sent twice with one id it acts once.
 */
export async function pasteMeasures(
	actor: Actor,
	input: unknown
): Promise<ProgrammeDone & { readonly measures: number; readonly chapters: number }> {
	const typed = parseInput(pasteSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, async (tx) => {
		const { id, programmeId } = typed;
		const programme = await findChangeable(tx, actor, deeds.changeMeasures, programmeId);
		if (await tx.measure.findUnique({ where: { id }, select: { id: true } })) {
			const subject = { subjectType: 'Programme', subjectId: programmeId } as never;
			const eventId = await eventOfForm(tx, actor, subject, id);
			return { id: programmeId, eventId, measures: 0, chapters: 0 };
		}
		const { rows } = await read(tx, actor, directory, typed);
		const wrong = rows.filter(({ problems }) => problems.length > 0).map(({ line }) => line);
		if (wrong.length > 0)
			refuseField('table', problemWith('programmes_problem_paste_rows', { rows: wrong.join(', ') }));
		if (count(rows, 'MEASURE') === 0) refuseField('table', 'programmes_problem_paste_none');
		const made = await make(tx, { id, programmeId }, rows);
		await followIfCurrent(tx, actor, directory, programme);
		const eventId = await recordForProgramme(tx, actor, deeds.changeMeasures, programme, { after: made });
		const { measures, chapters } = made;
		return { id: programmeId, eventId, measures: measures.length, chapters: chapters.length };
	});
}

async function make(
	tx: Transaction,
	{ id: firstId, programmeId }: { id: string; programmeId: string },
	rows: readonly PastedRow[]
) {
	const known = await tx.programmeChapter.findMany({
		where: { programmeId },
		select: { id: true, number: true }
	});
	const ids = new Map(known.map(({ number, id }) => [number, id]));
	const of = (wanted: PastedRow['becomes']) => rows.filter(({ becomes }) => becomes === wanted);
	const chapters = of('CHAPTER').map(({ said: { number, title } }) => {
		const id = newId();
		ids.set(number, id);
		return { id, number, title, text: null, goals: null, tasks: null };
	});
	for (const { id, ...said } of chapters) await createChapter(tx, { id, programmeId }, said);
	const measures: (SaidOfMeasure & { readonly id: string })[] = [];
	for (const { said, chapter } of of('MEASURE')) {
		const id = measures.length === 0 ? firstId : newId();
		const chapterId = chapter === null ? null : ids.get(chapter)!;
		measures.push({ id, ...(await createMeasure(tx, { id, programmeId }, { ...said, chapterId })) });
	}
	return { measures, chapters };
}

const count = (rows: readonly PastedRow[], wanted: PastedRow['becomes']) =>
	rows.filter(({ becomes }) => becomes === wanted).length;

async function read(
	from: Transaction,
	actor: Actor,
	directory: Directory,
	{ table, columns: chosen, programmeId }: Form & { readonly programmeId: string }
) {
	const pasted = readTable(table);
	if (!pasted) return refuseField('table', 'programmes_problem_paste_table');
	const find = finderOf(directory, todayOf(actor));
	const found = readColumns(pasted.rows, find);
	const isChosen = chosen.length === found.columns.length;
	const columns = found.columns.map(({ kind, head }, at) => ({
		head,
		kind: isChosen && columnKinds.includes(chosen[at] as ColumnKind) ? (chosen[at] as ColumnKind) : kind
	}));
	const body = found.hasHead ? pasted.rows.slice(1) : pasted.rows;
	const taken = await readTaken(from, programmeId);
	const rows = readRows(body, columns, { find, taken, from: found.hasHead ? 2 : 1 });
	return { columns, rows, body, outside: pasted.outside };
}

async function readTaken(from: Transaction, programmeId: string) {
	const select = { number: true };
	const chapters = await from.programmeChapter.findMany({ where: { programmeId }, select });
	const measures = await from.measure.findMany({ where: { programmeId }, select });
	return [
		...chapters.map(({ number }) => ({ number, isChapter: true })),
		...measures.map(({ number }) => ({ number, isChapter: false }))
	];
}

/** By its name in whatever case, or by its abbreviation; whoever holds its duties today. */
function finderOf(directory: Directory, today: string): FindInstitution {
	const matcher = matcherOf(knownInstitutions(directory, today));
	return (cell) => {
		const words = wordsOf(cell, { start: 0, end: cell.length });
		const ids = new Set<string>();
		for (let at = 0; at < words.length;) {
			const match = matcher.at(words, at);
			for (const id of match?.ids ?? []) ids.add(id);
			at += match?.length ?? 1;
		}
		return ids.size === 1 ? [...ids][0]! : null;
	};
}
