import type { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { difference, eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { fold } from '#lib/latvian/letters.ts';
import { moneyField } from '#lib/latvian/money.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { carryOver } from './carrying.server.ts';
import { centsOf } from './money.ts';
import {
	findChangeable,
	mustBeAsSeen,
	recordForProgramme,
	todayOf,
	type FoundProgramme
} from './programme-finding.server.ts';
import { editSchema, registerSchema } from './programme-schema.ts';
import { deeds } from './programmes.ts';
import { citeProgrammeAnew } from './task-carrying.server.ts';

/** What is written of a programme itself. */
export type Said = Pick<
	FoundProgramme,
	| 'year'
	| 'title'
	| 'basis'
	| 'order'
	| 'orderedOn'
	| 'orderedBy'
	| 'goals'
	| 'tasks'
	| 'statedTotal'
	| 'bodyId'
>;

/** What was done with a programme, and the recorded change (null where nothing was different). */
export interface ProgrammeDone {
	readonly id: string;
	readonly eventId: string | null;
}

/**
 * Registers a programme of a year; where it begins from another, with that one's chapters and measures. Refuses NOT_FOUND whoever may
 * not, INVALID a programme of that year and name that the body has already. Sent twice with one id it acts once.
 */
export async function register(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(registerSchema, input);
	mustBeAble(actor, deeds.register);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const { id, previousId } = typed;
		if (await tx.programme.findUnique({ where: { id }, select: { id: true } })) {
			const subject = { subjectType: 'Programme', subjectId: id } as never;
			return { id, eventId: await eventOfForm(tx, actor, subject, id) };
		}
		const said = saidOf(typed);
		await mustBeRight(tx, actor, directory, { id, ...said });
		const from = await findPrevious(tx, previousId);
		const createdAt = actor.installation.clock.now();
		await tx.programme.create({ data: { id, ...said, ...madeOf(said), previousId, createdAt } });
		const to = { id, year: said.year };
		const carried = from ? await carryOver(tx, directory, { from, to, today: todayOf(actor) }) : {};
		const concerned = { id, bodyId: said.bodyId, institutionIds: [] };
		const after = { id, ...said, previousId, ...carried };
		return { id, eventId: await recordForProgramme(tx, actor, deeds.register, concerned, { after }) };
	});
}

/** Refuses INVALID, at its field, a programme that is not there. */
async function findPrevious(tx: Transaction, id: string | null) {
	if (id === null) return null;
	const found = await tx.programme.findUnique({ where: { id }, select: { id: true, year: true } });
	return found ?? refuseField('previousId', 'programmes_problem_previous');
}

/**
 * Corrects what is written of a programme. Refuses as `register` does, CONFLICT where somebody changed it meanwhile, NOT_NOW where it
 * is closed, or an assistant changes one that is followed.
 */
export async function edit(actor: Actor, input: unknown): Promise<ProgrammeDone> {
	const typed = parseInput(editSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { id } = typed;
		const programme = await findChangeable(tx, actor, deeds.edit, id);
		const [before, after] = [saidIn(programme), saidOf(typed)];
		const change = difference<Said>(before, after);
		const { version } = programme;
		const subject = { subjectType: 'Programme', subjectId: id, version };
		await mustBeAsSeen(tx, subject, { seen: typed.version, values: valuesOf(before) });
		if (!change) return { id, eventId: null };
		if (programme.state !== 'DRAFT' && after.year !== before.year)
			refuseField('year', 'programmes_problem_year_followed');
		await mustBeRight(tx, actor, directory, { id, ...after });
		await writeSaid(tx, id, after);
		await citeProgrammeAnew(tx, actor, programme, after.title);
		return { id, eventId: await recordForProgramme(tx, actor, deeds.edit, programme, change) };
	});
}

/** Writes what is said of a programme. */
export async function writeSaid(tx: Transaction, id: string, said: Said): Promise<void> {
	await tx.programme.update({
		where: { id },
		data: { ...said, ...madeOf(said), version: { increment: 1 } }
	});
}

/** What of a form is written of the programme itself. */
function saidOf(typed: Omit<z.output<typeof editSchema>, 'id' | 'version'>): Said {
	const { year, title, basis, order, orderedOn, orderedBy, goals, tasks, bodyId } = typed;
	const statedTotal = centsOf(typed.statedTotal);
	return { year, title, basis, order, orderedOn, orderedBy, goals, tasks, statedTotal, bodyId };
}

/** The same of a row. */
export function saidIn(row: Said): Said {
	const { year, title, basis, order, orderedOn, orderedBy, goals, tasks, statedTotal, bodyId } = row;
	return { year, title, basis, order, orderedOn, orderedBy, goals, tasks, statedTotal, bodyId };
}

/** The same as its form would send it. */
export function valuesOf({ statedTotal, ...said }: Said) {
	return { ...said, statedTotal: statedTotal === null ? null : moneyField(statedTotal) };
}

/** By which it is found. */
export function madeOf({ year, title, order, basis, goals, tasks }: Said) {
	const words = [title, year, order, ...[basis, goals, tasks].map((text) => text && plainText(text))];
	return { searchText: fold(words.filter(Boolean).join(' ')) };
}

/** Refuses INVALID, at its field, what cannot be. */
async function mustBeRight(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ id, year, title, bodyId, orderedOn }: Said & { readonly id: string }
): Promise<void> {
	if (!bodyById(directory, bodyId)) refuseField('bodyId', 'programmes_problem_body');
	if (orderedOn !== null && orderedOn > todayOf(actor)) refuseField('orderedOn', 'programmes_problem_future');
	const others = await tx.programme.findMany({
		where: { year, bodyId, NOT: { id } },
		select: { title: true }
	});
	const twin = others.find((one) => fold(one.title) === fold(title));
	if (twin) refuseField('title', problemWith('programmes_problem_twice', { year: String(year) }));
}
