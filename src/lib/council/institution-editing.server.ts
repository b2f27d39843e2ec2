import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { fold, sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, difference, eventOfForm, recordChange, writeOnce } from './changing.server.ts';
import { deeds, type InstitutionKind } from './council.ts';
import {
	createInstitutionSchema,
	editInstitutionSchema,
	renameSchema
} from './institution-editing-schema.ts';
import { isBelowItself, problemOfRename } from './institution-editing.ts';

/** What was done to an institution, and the recorded change (null where nothing was different). */
export interface InstitutionDone {
	readonly id: string;
	readonly eventId: string | null;
}

export const institutionSubject = (subjectId: string) => ({ subjectType: 'Institution', subjectId }) as const;

type Row = NonNullable<Awaited<ReturnType<typeof findInstitution>>>;

export const findInstitution = (tx: Transaction, id: string) =>
	tx.institution.findUnique({
		where: { id },
		include: { names: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] } }
	});

/** Makes an institution. Refuses INVALID a name that another has already. Twice is once. */
export async function createInstitution(actor: Actor, input: unknown): Promise<InstitutionDone> {
	const { id, ...typed } = parseInput(createInstitutionSchema, input);
	mustBeAble(actor, deeds.change);
	return writeOnce(actor.installation.db, async (tx) => {
		const subject = institutionSubject(id);
		if (await findInstitution(tx, id)) return { id, eventId: await eventOfForm(tx, actor, subject, id) };
		await refuseWrong(tx, { id, ...typed });
		const after = await insertInstitution(tx, { id, nameId: newId(), ...typed });
		return { id, eventId: await recordChange(tx, actor, { ...subject, before: null, after }) };
	});
}

/** Changes what is written of an institution; its latest name where it was mistyped. Refuses CONFLICT as every form does. */
export async function editInstitution(actor: Actor, input: unknown): Promise<InstitutionDone> {
	const { id, version, ...after } = parseInput(editInstitutionSchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const row = await findInstitution(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		const subject = institutionSubject(id);
		if (row.version !== version)
			throw await conflict(tx, subject, { version: row.version, values: stateOf(row) });
		const change = difference(stateOf(row), after);
		if (!change) return { id, eventId: null };
		await refuseWrong(tx, { id, ...after }, row);
		await writeInstitution(tx, row, change.after);
		return { id, eventId: await recordChange(tx, actor, { ...subject, ...change }) };
	});
}

/**
 * Gives an institution a new name from a day; the old one ends the day before and stays for pages about the past. Refuses
 * INVALID a day that is not after the beginning of the name before, or the same name again. Twice is once.
 */
export async function renameInstitution(actor: Actor, input: unknown): Promise<InstitutionDone> {
	const { id, nameId, version, ...next } = parseInput(renameSchema, input);
	mustBeAble(actor, deeds.change);
	return writeOnce(actor.installation.db, async (tx) => {
		const row = await findInstitution(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		const subject = institutionSubject(id);
		if (row.names.some((one) => one.id === nameId))
			return { id, eventId: await eventOfForm(tx, actor, subject, nameId) };
		const last = row.names.at(-1)!;
		if (row.version !== version)
			throw await conflict(tx, subject, {
				version: row.version,
				values: {
					name: last.name,
					abbreviation: last.abbreviation,
					validFrom: last.validFrom,
					basis: last.basis
				}
			});
		const problem = problemOfRename(row.names, next);
		if (problem) refuseField(problem.field, problem.key);
		await refuseKnownName(tx, id, next.name);
		const after = { nameId, ...next, previous: endedName(last, addDays(next.validFrom, -1)) };
		await addName(tx, id, after);
		return { id, eventId: await recordChange(tx, actor, { ...subject, before: null, after }) };
	});
}

export interface NewName {
	readonly nameId: string;
	readonly name: string;
	readonly abbreviation: string | null;
	readonly validFrom: string;
	readonly basis: string | null;
	readonly previous: { readonly id: string; readonly validTo: string; readonly validToBefore: string | null };
}

/** Writes a name after the one that ends before it. */
export async function addName(tx: Transaction, institutionId: string, name: NewName): Promise<void> {
	const { nameId, previous, ...row } = name;
	await tx.institutionName.update({ where: { id: previous.id }, data: { validTo: previous.validTo } });
	await tx.institutionName.create({ data: { id: nameId, institutionId, ...row } });
	await tx.institution.update({
		where: { id: institutionId },
		data: { sortKey: sortKey(name.name), version: { increment: 1 } }
	});
}

/** Takes the latest name away again, so that the one before goes on. Refuses CONFLICT where it is not as it was written. */
export async function takeNameBack(tx: Transaction, row: Row, name: NewName): Promise<void> {
	const last = row.names.at(-1);
	const before = row.names.at(-2);
	const isSame =
		last?.id === name.nameId && last.name === name.name && last.abbreviation === name.abbreviation;
	if (!isSame || before?.id !== name.previous.id || before.validTo !== name.previous.validTo)
		throw new Refusal('CONFLICT');
	await tx.institutionName.delete({ where: { id: name.nameId } });
	await tx.institutionName.update({
		where: { id: before.id },
		data: { validTo: name.previous.validToBefore }
	});
	await tx.institution.update({
		where: { id: row.id },
		data: { sortKey: sortKey(before.name), version: { increment: 1 } }
	});
}

function endedName(last: { id: string; validTo: string | null }, validTo: string): NewName['previous'] {
	return { id: last.id, validTo, validToBefore: last.validTo };
}

export interface InstitutionState {
	readonly kind: InstitutionKind;
	readonly name: string;
	readonly abbreviation: string | null;
	readonly parentId: string | null;
	readonly unresolved: boolean;
	readonly note: string | null;
}

/** What is written of an institution, with its latest name. */
export function stateOf(row: Row): InstitutionState {
	const { kind, parentId, unresolved, note } = row;
	const { name, abbreviation } = row.names.at(-1)!;
	return { kind: kind as InstitutionKind, name, abbreviation, parentId, unresolved, note };
}

/** Writes an institution with its first name; answers what was written. */
export async function insertInstitution(
	tx: Transaction,
	state: InstitutionState & { id: string; nameId: string; validFrom: string | null; basis?: string | null }
) {
	const { id, nameId, name, abbreviation, validFrom, basis = null, ...row } = state;
	await tx.institution.create({
		data: {
			...{ id, sortKey: sortKey(name), ...row },
			names: { create: { id: nameId, name, abbreviation, validFrom, basis } }
		}
	});
	return state;
}

/** Writes what changed of an institution. */
export async function writeInstitution(
	tx: Transaction,
	row: Row,
	{ name, abbreviation, ...rest }: Partial<InstitutionState>
): Promise<void> {
	const named = {
		...(name !== undefined ? { name } : {}),
		...(abbreviation !== undefined ? { abbreviation } : {})
	};
	if (Object.keys(named).length)
		await tx.institutionName.update({ where: { id: row.names.at(-1)!.id }, data: named });
	await tx.institution.update({
		where: { id: row.id },
		data: { ...rest, ...(name ? { sortKey: sortKey(name) } : {}), version: { increment: 1 } }
	});
}

/** Refuses at its field what an institution cannot be: below itself, or called as another is. */
export async function refuseWrong(
	tx: Transaction,
	{ id, name, parentId }: { id: string; name: string; parentId: string | null },
	row: Row | null = null
): Promise<void> {
	const all = await tx.institution.findMany({ select: { id: true, parentId: true } });
	if (parentId && !all.some((one) => one.id === parentId)) refuseField('parentId', 'server_problem_form');
	if (isBelowItself(all, id, parentId)) refuseField('parentId', 'bodies_problem_institution_circle');
	if (name !== row?.names.at(-1)?.name) await refuseKnownName(tx, id, name);
}

/** Two institutions of one name are one that was entered twice. */
export async function refuseKnownName(tx: Transaction, id: string, name: string): Promise<void> {
	const names = await tx.institutionName.findMany({
		where: { institutionId: { not: id }, validTo: null },
		select: { name: true }
	});
	if (names.some((one) => fold(one.name) === fold(name))) refuseField('name', 'bodies_problem_known_name');
}
