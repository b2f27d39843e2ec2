import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, eventOfForm } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { followIfCurrent } from './following.server.ts';
import { saidOfForm, saidOfRow, saidResult, valuesOfMeasure, type SaidOfMeasure } from './measure-reading.ts';
import {
	createMeasure,
	deleteMeasure,
	findMeasure,
	hasAnything,
	mustBeChapter,
	mustBeFree,
	mustBeRightMeasure,
	recordMeasure,
	writeMeasure,
	type FoundMeasure
} from './measure-rows.server.ts';
import {
	addMeasureSchema,
	editMeasureSchema,
	moveMeasureSchema,
	removeMeasureSchema
} from './measure-schema.ts';
import { nextNumber } from './numbering.ts';
import { carryToTask } from './task-carrying.server.ts';
import { findChangeable, mustBeAsSeen } from './programme-finding.server.ts';
import { deeds } from './programmes.ts';
import type { ProgrammeDone } from './registering.server.ts';

/**
 * Adds a measure with its results. Refuses NOT_FOUND whoever may not, INVALID a number that something of the programme has already,
 * NOT_NOW where the programme is closed. Sent twice with one id it acts once.
 */
export async function addMeasure(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(addMeasureSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, async (tx) => {
		const { id, programmeId } = typed;
		const programme = await findChangeable(tx, actor, deeds.changeMeasures, programmeId);
		if (await tx.measure.findUnique({ where: { id }, select: { id: true } })) {
			const subject = { subjectType: 'Programme', subjectId: programmeId } as never;
			return { id: programmeId, eventId: await eventOfForm(tx, actor, subject, id) };
		}
		const said = withoutIds(saidOfForm(typed));
		await mustBeRightMeasure(tx, actor, directory, { id, programmeId, said });
		const after = await createMeasure(tx, { id, programmeId }, said);
		await followIfCurrent(tx, actor, directory, programme);
		return {
			id: programmeId,
			eventId: await recordMeasure(tx, actor, programme, { after: { id, ...after } })
		};
	});
}

/** Whatever ids a form carried, the results of a new measure are new. */
function withoutIds(said: SaidOfMeasure): SaidOfMeasure {
	return { ...said, results: said.results.map((result) => saidResult({ ...result, id: null })) };
}

/**
 * Changes what is written of a measure and of its results, and of the task that follows it. Refuses as `addMeasure` does, INVALID where a result is taken away of which
 * something was achieved, CONFLICT where somebody changed it meanwhile.
 */
export async function editMeasure(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(editMeasureSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { id } = typed;
		const { programme, measure } = await findMeasure(tx, actor, id);
		const before = saidOfRow(measure);
		const wanted = ofThisMeasure(measure, saidOfForm(typed));
		await mustBeSeen(tx, measure, typed.version);
		if (!difference<SaidOfMeasure>(before, wanted)) return { id: programme.id, eventId: null };
		await mustBeRightMeasure(tx, actor, directory, { id, programmeId: programme.id, said: wanted });
		const after = await writeMeasure(tx, id, wanted);
		const { taskId } = measure;
		if (taskId !== null) await carryToTask(tx, actor, directory, { programme, taskId, before, after });
		const change = difference<SaidOfMeasure>(before, after)!;
		const eventId = await recordMeasure(tx, actor, programme, {
			before: { id, ...change.before },
			after: { id, ...change.after }
		});
		return { id: programme.id, eventId };
	});
}

/** A result that a form names and this measure has not is a new one. */
function ofThisMeasure({ results }: FoundMeasure, said: SaidOfMeasure): SaidOfMeasure {
	const own = new Set(results.map(({ id }) => id));
	return {
		...said,
		results: said.results.map((result) =>
			saidResult({ ...result, id: result.id && own.delete(result.id) ? result.id : null })
		)
	};
}

function mustBeSeen(tx: Transaction, measure: FoundMeasure, seen: number): Promise<void> {
	const subject = { subjectType: 'Programme', subjectId: measure.programmeId, version: measure.version };
	return mustBeAsSeen(tx, subject, { seen, values: valuesOfMeasure(saidOfRow(measure)) });
}

/** Where a measure was moved: its number there, and the one that it had. */
export interface Moved extends ProgrammeDone {
	readonly number: string;
	readonly before: string;
}

/**
 * Moves a measure to another chapter, or out of all. Without a number it gets the next free one there; its task cites it so. Moved to where it is, under its
 * number, nothing happens. Refuses as `editMeasure` does.
 */
export async function moveMeasure(actor: Actor, input: unknown): Promise<Moved> {
	const typed = parseInput(moveMeasureSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { id, chapterId } = typed;
		const { programme, measure } = await findMeasure(tx, actor, id);
		const before = measure.number;
		await mustBeSeen(tx, measure, typed.version);
		await mustBeChapter(tx, programme.id, chapterId);
		const isThere = chapterId === measure.chapterId;
		const number = typed.number ?? (isThere ? before : await offerNumber(tx, programme.id, chapterId));
		if (isThere && number === before) return { id: programme.id, eventId: null, number, before };
		await mustBeFree(tx, { id, programmeId: programme.id, number });
		const said = saidOfRow(measure);
		const moved = await writeMeasure(tx, id, { ...said, chapterId, number });
		const { taskId } = measure;
		if (taskId !== null)
			await carryToTask(tx, actor, directory, { programme, taskId, before: said, after: moved });
		const eventId = await recordMeasure(tx, actor, programme, {
			before: { id, number: before, chapterId: measure.chapterId },
			after: { id, number, chapterId }
		});
		return { id: programme.id, eventId, number, before };
	});
}

/** The next free number in a chapter. */
async function offerNumber(tx: Transaction, programmeId: string, chapterId: string | null): Promise<string> {
	const select = { number: true };
	const chapters = await tx.programmeChapter.findMany({
		where: { programmeId },
		select: { ...select, id: true }
	});
	const measures = await tx.measure.findMany({ where: { programmeId }, select });
	const chapter = chapters.find(({ id }) => id === chapterId);
	return nextNumber(
		chapter?.number ?? null,
		[...chapters, ...measures].map(({ number }) => number)
	);
}

/** Takes a measure out of its programme. Refuses NOT_NOW one that anything hangs on: a task, what was spent or achieved. */
export async function removeMeasure(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const { id, version } = parseInput(removeMeasureSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { programme, measure } = await findMeasure(tx, actor, id);
		await mustBeSeen(tx, measure, version);
		if (await hasAnything(tx, measure)) throw notNow('programmes_problem_measure_used');
		await deleteMeasure(tx, id);
		const { carriedFromId } = measure;
		const before = { id, carriedFromId, ...saidOfRow(measure) };
		return { id: programme.id, eventId: await recordMeasure(tx, actor, programme, { before }) };
	});
}
