import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	createChapter,
	deleteChapter,
	recordChapter,
	saidOfChapter,
	writeChapter,
	type SaidOfChapter
} from './chapters.server.ts';
import { saidOfRow, type SaidOfMeasure } from './measure-reading.ts';
import {
	createMeasure,
	deleteMeasure,
	findMeasure,
	hasAnything,
	mustBeChapter,
	mustBeFree,
	recordMeasure,
	writeMeasure,
	type FoundMeasure
} from './measure-rows.server.ts';
import { findChangeable, recordForProgramme, type FoundProgramme } from './programme-finding.server.ts';
import { deeds } from './programmes.ts';
import { saidIn, writeSaid, type Said } from './registering.server.ts';
import { carryToTask, citeProgrammeAnew } from './task-carrying.server.ts';

/** What was done to a programme, taken back. That it was registered stays: it is corrected. */
export const undoers: Undoers = {
	[deeds.edit.name]: undoEdit,
	[deeds.changeChapters.name]: undoChapter,
	[deeds.changeMeasures.name]: undoMeasures
};

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

function inProgramme(
	actor: Actor,
	deed: (typeof deeds)[keyof typeof deeds],
	change: RecordedChange,
	work: (tx: Transaction, programme: FoundProgramme) => Promise<unknown>
): Promise<void> {
	return actor.installation.db.write(async (tx) => {
		await work(tx, await findChangeable(tx, actor, deed, change.subjectId));
	});
}

function undoEdit(actor: Actor, change: RecordedChange): Promise<void> {
	return inProgramme(actor, deeds.edit, change, async (tx, programme) => {
		const { before, after, id } = change;
		mustBeUnchanged(programme, after as Record<string, unknown>);
		const said = { ...saidIn(programme), ...(before as Partial<Said>) };
		await writeSaid(tx, programme.id, said);
		await citeProgrammeAnew(tx, actor, programme, said.title);
		await recordForProgramme(tx, actor, deeds.edit, programme, {
			...{ before: after as object, after: before as object, undoes: id }
		});
	});
}

function undoChapter(actor: Actor, change: RecordedChange): Promise<void> {
	return inProgramme(actor, deeds.changeChapters, change, async (tx, programme) => {
		const [before, after] = both(change, 'chapter');
		const number = before?.number as string | undefined;
		if (number) await mustBeFreeAgain(tx, programme.id, { id: before!.id, number });
		if (after === null) await putChapterBack(tx, programme.id, before!);
		else {
			const { id, ...left } = after;
			const now = await tx.programmeChapter.findUnique({ where: { id } });
			mustBeUnchanged(now, left);
			if (before === null) await deleteChapter(tx, id);
			else await writeChapter(tx, id, saidOfChapter({ ...now!, ...(before as object) }));
		}
		await recordChapter(tx, actor, programme, { before: after, after: before, undoes: change.id });
	});
}

async function putChapterBack(tx: Transaction, programmeId: string, { id, ...said }: Entry): Promise<void> {
	if (await tx.programmeChapter.findUnique({ where: { id }, select: { id: true } }))
		throw new Refusal('CONFLICT');
	await createChapter(tx, { id, programmeId }, said as unknown as SaidOfChapter);
}

/** What was made of a table. */
interface Pasted {
	readonly measures: readonly Entry[];
	readonly chapters: readonly Entry[];
}

const pastedOf = (state: unknown) =>
	state !== null && 'measures' in (state as object) ? (state as Pasted) : null;

/** One measure, or those that were pasted together. */
function undoMeasures(actor: Actor, change: RecordedChange): Promise<void> {
	return inProgramme(actor, deeds.changeMeasures, change, async (tx, programme) => {
		const [there, gone] = [pastedOf(change.after), pastedOf(change.before)];
		if (there || gone) {
			for (const one of gone?.chapters ?? []) await putChapterBack(tx, programme.id, one);
			for (const one of gone?.measures ?? []) await undoMeasure(tx, actor, programme, [one, null]);
			for (const one of there?.measures ?? []) await undoMeasure(tx, actor, programme, [null, one]);
			for (const { id } of there?.chapters ?? []) await deleteChapter(tx, id);
			const swapped = { before: change.after as object | null, after: change.before as object | null };
			await recordForProgramme(tx, actor, deeds.changeMeasures, programme, { ...swapped, undoes: change.id });
			return;
		}
		const [before, after] = both(change, 'measure');
		await undoMeasure(tx, actor, programme, [before, after]);
		await recordMeasure(tx, actor, programme, { before: after, after: before, undoes: change.id });
	});
}

async function undoMeasure(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	[before, after]: readonly [Entry | null, Entry | null]
): Promise<void> {
	if (before && 'number' in before)
		await mustBeFreeAgain(tx, programme.id, { id: before.id, number: String(before.number) });
	if (before && 'chapterId' in before)
		await asConflict(mustBeChapter(tx, programme.id, before.chapterId as string | null));
	if (after === null) return putMeasureBack(tx, programme.id, before!);
	const { id, carriedFromId: _from, ...left } = after;
	if (!(await tx.measure.findUnique({ where: { id }, select: { id: true } }))) throw new Refusal('CONFLICT');
	const { measure } = await findMeasure(tx, actor, id);
	mustBeUnchanged(saidOfRow(measure), left);
	if (before) {
		const was = saidOfRow(measure);
		await asConflict(writeBack(tx, actor, programme, { measure, before: was, after: { ...was, ...before } }));
		return;
	}
	if (await hasAnything(tx, measure)) throw new Refusal('NOT_NOW');
	await deleteMeasure(tx, id);
}

/** Its task goes back with it. */
async function writeBack(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{
		measure: { id, taskId },
		before,
		after
	}: { measure: FoundMeasure; before: SaidOfMeasure; after: SaidOfMeasure }
): Promise<void> {
	await writeMeasure(tx, id, after);
	if (taskId === null) return;
	const directory = await directoryOf(actor.installation);
	await carryToTask(tx, actor, directory, { programme, taskId, before, after });
}

async function putMeasureBack(
	tx: Transaction,
	programmeId: string,
	{ id, carriedFromId, ...said }: Entry
): Promise<void> {
	if (await tx.measure.findUnique({ where: { id }, select: { id: true } })) throw new Refusal('CONFLICT');
	const own = { id, programmeId, carriedFromId: (carriedFromId as string | null | undefined) ?? null };
	await createMeasure(tx, own, saidOfRow(said as unknown as SaidOfMeasure));
}

/** Something else may have got its number since. */
function mustBeFreeAgain(tx: Transaction, programmeId: string, one: { id: string; number: string }) {
	return asConflict(mustBeFree(tx, { programmeId, ...one }));
}

async function asConflict(work: Promise<unknown>): Promise<void> {
	await work.catch((fault: unknown) => {
		throw fault instanceof Refusal && fault.reason === 'INVALID' ? new Refusal('CONFLICT') : fault;
	});
}

function both({ before, after }: RecordedChange, name: string): [Entry | null, Entry | null] {
	const of = (state: unknown) => (state as Record<string, Entry> | null)?.[name] ?? null;
	return [of(before), of(after)];
}
