import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Recorded } from '#lib/audit/audit.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { saidResult, searchTextOf, type SaidOfMeasure, type SaidResult } from './measure-reading.ts';
import { numberKeyOf } from './numbering.ts';
import {
	findChangeable,
	recordForProgramme,
	todayOf,
	type FoundProgramme
} from './programme-finding.server.ts';
import { deeds } from './programmes.ts';

/* What every change of a measure begins with, and how it is written. */

const measureColumns = {
	...{ id: true, programmeId: true, chapterId: true, number: true, title: true, justification: true },
	...{ description: true, institutionId: true, funding: true, due: true, dueText: true, taskId: true },
	...{ carriedFromId: true, version: true },
	results: {
		orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }],
		select: { id: true, text: true, target: true, unit: true }
	}
};

function read(tx: Transaction, id: string) {
	return tx.measure.findUnique({ where: { id }, select: measureColumns });
}

/** A measure, as far as its verbs go. */
export type FoundMeasure = NonNullable<Awaited<ReturnType<typeof read>>>;

/** A measure with its programme, for whoever may change it. Refuses NOT_FOUND, NOT_NOW as `findChangeable` does. */
export async function findMeasure(
	tx: Transaction,
	actor: Actor,
	id: string,
	deed: Deed = deeds.changeMeasures
): Promise<{ programme: FoundProgramme; measure: FoundMeasure }> {
	const measure = await read(tx, id);
	if (!measure) throw new Refusal('NOT_FOUND');
	return { measure, programme: await findChangeable(tx, actor, deed, measure.programmeId) };
}

/** Refuses INVALID, at its field, a number that something has already, a chapter of another programme, an institution that is not there. */
export async function mustBeRightMeasure(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ id, programmeId, said }: { id: string; programmeId: string; said: SaidOfMeasure }
): Promise<void> {
	await mustBeFree(tx, { id, programmeId, number: said.number });
	await mustBeChapter(tx, programmeId, said.chapterId);
	const { institutionId } = said;
	if (institutionId === null) return;
	if (!directory.institutionIndex.has(institutionId))
		refuseField('institutionId', 'programmes_problem_institution');
	const before = await tx.measure.findUnique({ where: { id }, select: { institutionId: true } });
	const holder = institutionAt(directory, institutionId, todayOf(actor));
	if (holder.institutionId !== institutionId && before?.institutionId !== institutionId)
		refuseField('institutionId', problemWith('programmes_problem_successor', { name: holder.name }));
}

/** Refuses INVALID, at `number`, a number that a measure or a chapter of the programme has: in words that name it. */
export async function mustBeFree(
	tx: Transaction,
	{ id, programmeId, number }: { id: string; programmeId: string; number: string }
): Promise<void> {
	const where = { programmeId, numberKey: numberKeyOf(number), NOT: { id } };
	const taken =
		(await tx.measure.findFirst({ where, select: { title: true } })) ??
		(await tx.programmeChapter.findFirst({ where, select: { title: true } }));
	if (taken)
		refuseField('number', problemWith('programmes_problem_number_taken', { number, title: taken.title }));
}

/** Refuses INVALID, at its field, a chapter of another programme. */
export async function mustBeChapter(
	tx: Transaction,
	programmeId: string,
	chapterId: string | null
): Promise<void> {
	if (chapterId === null) return;
	const chapter = await tx.programmeChapter.findUnique({
		where: { id: chapterId },
		select: { programmeId: true }
	});
	if (chapter?.programmeId !== programmeId) refuseField('chapterId', 'programmes_problem_chapter');
}

/** Of which programme a measure is, beside what is said of it. */
interface Own {
	readonly id: string;
	readonly programmeId: string;
	readonly carriedFromId?: string | null;
}

/** The rows of a measure; answers what was written, its results with the ids they got. */
export async function createMeasure(
	tx: Transaction,
	{ id, programmeId, carriedFromId = null }: Own,
	said: SaidOfMeasure
): Promise<SaidOfMeasure> {
	const { results, ...own } = said;
	const made = { numberKey: numberKeyOf(said.number), searchText: searchTextOf(said) };
	await tx.measure.create({ data: { id, programmeId, carriedFromId, ...own, ...made } });
	return { ...said, results: await writeResults(tx, id, results) };
}

/** Writes what is said of a measure; answers the same, its results with the ids they got. */
export async function writeMeasure(tx: Transaction, id: string, said: SaidOfMeasure): Promise<SaidOfMeasure> {
	const { results, ...own } = said;
	const made = { numberKey: numberKeyOf(said.number), searchText: searchTextOf(said) };
	await tx.measure.update({ where: { id }, data: { ...own, ...made, version: { increment: 1 } } });
	return { ...said, results: await writeResults(tx, id, results) };
}

/** Those that are there stay the rows they are: what was achieved hangs on them. Refuses INVALID where one of those is taken away. */
async function writeResults(
	tx: Transaction,
	measureId: string,
	results: readonly SaidResult[]
): Promise<SaidResult[]> {
	const known = await tx.measureResult.findMany({ where: { measureId }, select: { id: true } });
	const isKnown = new Set(known.map(({ id }) => id));
	const wanted = results.map((result) => ({ ...saidResult(result), id: result.id ?? newId() }));
	const kept = new Set(wanted.map(({ id }) => id));
	const gone = known.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
	if (gone.length > 0) {
		if (await tx.measureEntry.count({ where: { resultId: { in: gone } } }))
			refuseField('resultTexts', 'programmes_problem_result_used');
		await tx.measureResult.deleteMany({ where: { id: { in: gone } } });
	}
	for (const [position, { id, text, target, unit }] of wanted.entries())
		if (isKnown.has(id))
			await tx.measureResult.update({
				where: { id },
				data: { text, target, unit, position, version: { increment: 1 } }
			});
		else await tx.measureResult.create({ data: { id, measureId, position, text, target, unit } });
	return wanted;
}

/** Whether anything hangs on a measure: a task of its own or one that is tied to it, what was spent or achieved, next year's measure. */
export async function hasAnything(tx: Transaction, { id, taskId }: Pick<FoundMeasure, 'id' | 'taskId'>) {
	if (taskId !== null) return true;
	const counts = [
		await tx.measureEntry.count({ where: { measureId: id } }),
		await tx.measureTask.count({ where: { measureId: id } })
	];
	return counts.some((count) => count > 0);
}

/** Deletes a measure with its results. */
export async function deleteMeasure(tx: Transaction, id: string): Promise<void> {
	await tx.measureResult.deleteMany({ where: { measureId: id } });
	await tx.measure.delete({ where: { id } });
}

/** Records a change of a measure under its programme; answers the event's id. */
export function recordMeasure(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{ before, after, undoes }: Recorded
): Promise<string> {
	return recordForProgramme(tx, actor, deeds.changeMeasures, programme, {
		...{ before: before ? { measure: before } : null, after: after ? { measure: after } : null, undoes }
	});
}
