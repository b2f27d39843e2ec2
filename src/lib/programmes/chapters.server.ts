import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { mustBeFree } from './measure-rows.server.ts';
import { numberKeyOf } from './numbering.ts';
import {
	findChangeable,
	mustBeAsSeen,
	recordForProgramme,
	type FoundProgramme
} from './programme-finding.server.ts';
import { addChapterSchema, editChapterSchema, removeChapterSchema } from './programme-schema.ts';
import { deeds } from './programmes.ts';
import type { ProgrammeDone } from './registering.server.ts';

/** What is written of a chapter. */
export type SaidOfChapter = Pick<
	z.output<typeof addChapterSchema>,
	'number' | 'title' | 'text' | 'goals' | 'tasks'
>;

/** The same, of a form or of a row. */
export function saidOfChapter({ number, title, text, goals, tasks }: SaidOfChapter): SaidOfChapter {
	return { number, title, text, goals, tasks };
}

/** Adds a chapter. Refuses as `addMeasure` does. Sent twice with one id it acts once. */
export async function addChapter(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(addChapterSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { id, programmeId } = typed;
		const programme = await findChangeable(tx, actor, deeds.changeChapters, programmeId);
		if (await tx.programmeChapter.findUnique({ where: { id }, select: { id: true } })) {
			const subject = { subjectType: 'Programme', subjectId: programmeId } as never;
			return { id: programmeId, eventId: await eventOfForm(tx, actor, subject, id) };
		}
		const said = saidOfChapter(typed);
		await mustBeFree(tx, { id, programmeId, number: said.number });
		await createChapter(tx, { id, programmeId }, said);
		const eventId = await recordChapter(tx, actor, programme, { before: null, after: { id, ...said } });
		return { id: programmeId, eventId };
	});
}

/** The row of a chapter. */
export async function createChapter(
	tx: Transaction,
	own: { readonly id: string; readonly programmeId: string },
	said: SaidOfChapter
): Promise<void> {
	await tx.programmeChapter.create({ data: { ...own, ...said, numberKey: numberKeyOf(said.number) } });
}

/** Changes what is written of a chapter; the numbers of its measures stay as they are. Refuses as `editMeasure` does. */
export async function editChapter(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(editChapterSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { id } = typed;
		const { chapter, programme } = await findChapter(tx, actor, id);
		const [before, after] = [saidOfChapter(chapter), saidOfChapter(typed)];
		const change = difference<SaidOfChapter>(before, after);
		await mustBeSeen(tx, chapter, typed.version);
		if (!change) return { id: programme.id, eventId: null };
		await mustBeFree(tx, { id, programmeId: programme.id, number: after.number });
		await writeChapter(tx, id, after);
		const eventId = await recordChapter(tx, actor, programme, {
			before: { id, ...change.before },
			after: { id, ...change.after }
		});
		return { id: programme.id, eventId };
	});
}

/** Writes what is said of a chapter. */
export async function writeChapter(tx: Transaction, id: string, said: SaidOfChapter): Promise<void> {
	const numberKey = numberKeyOf(said.number);
	await tx.programmeChapter.update({
		where: { id },
		data: { ...said, numberKey, version: { increment: 1 } }
	});
}

/** Takes a chapter out of its programme. Refuses NOT_NOW one that has measures. */
export async function removeChapter(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const { id, version } = parseInput(removeChapterSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { chapter, programme } = await findChapter(tx, actor, id);
		await mustBeSeen(tx, chapter, version);
		await deleteChapter(tx, id);
		const before = { id, ...saidOfChapter(chapter) };
		return { id: programme.id, eventId: await recordChapter(tx, actor, programme, { before, after: null }) };
	});
}

/** Deletes a chapter. Refuses NOT_NOW one that has measures. */
export async function deleteChapter(tx: Transaction, id: string): Promise<void> {
	if (await tx.measure.count({ where: { chapterId: id } })) throw notNow('programmes_problem_chapter_used');
	await tx.programmeChapter.delete({ where: { id } });
}

/** A chapter with its programme, for whoever may change it. Refuses NOT_FOUND. */
export async function findChapter(tx: Transaction, actor: Actor, id: string) {
	const chapter = await tx.programmeChapter.findUnique({ where: { id } });
	if (!chapter) throw new Refusal('NOT_FOUND');
	return { chapter, programme: await findChangeable(tx, actor, deeds.changeChapters, chapter.programmeId) };
}

type FoundChapter = Awaited<ReturnType<typeof findChapter>>['chapter'];

function mustBeSeen(tx: Transaction, chapter: FoundChapter, seen: number): Promise<void> {
	const subject = { subjectType: 'Programme', subjectId: chapter.programmeId, version: chapter.version };
	return mustBeAsSeen(tx, subject, { seen, values: saidOfChapter(chapter) });
}

/** Records a change of a chapter under its programme; answers the event's id. */
export function recordChapter(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{ before, after, undoes }: { before: object | null; after: object | null; undoes?: string }
): Promise<string> {
	return recordForProgramme(tx, actor, deeds.changeChapters, programme, {
		...{ before: before && { chapter: before }, after: after && { chapter: after }, undoes }
	});
}
