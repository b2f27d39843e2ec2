import { can } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { addAbsenceSchema, changeAbsenceSchema, removeAbsenceSchema } from './absences-schema.ts';
import { conflict, difference, eventOfForm, writeOnce } from './changing.server.ts';
import { deeds } from './council.ts';
import { recordPeople, type Changed } from './people-record.server.ts';

/** An absence's fields, as forms send them and the record keeps them. */
export interface AbsenceValues {
	readonly startDate: string;
	readonly endDate: string;
	readonly note: string | null;
}

const subjectOf = (personId: string) => ({ subjectType: 'Person', subjectId: personId }) as const;

/** Whether somebody may say when a person is away: the secretariat of anybody, everybody of themselves. */
export function mayKeepAbsences(actor: Actor, personId: string): boolean {
	return actor.personId === personId || can(actor, deeds.changePeople);
}

/**
 * Enters when somebody is away, both days included. Refuses an end before the beginning, and one that overlaps another, naming
 * it. Sent twice with one `id` it acts once.
 */
export async function addAbsence(actor: Actor, input: unknown): Promise<Changed> {
	const { id, personId, ...values } = parseInput(addAbsenceSchema, input);
	mustKeep(actor, personId);
	return writeOnce(actor.installation.db, async (tx) => {
		const same = await tx.absence.findUnique({ where: { id }, select: { personId: true } });
		if (same) return { eventId: await eventOfForm(tx, actor, subjectOf(same.personId), id) };
		return addAbsenceInside(tx, actor, { id, personId, ...values });
	});
}

/** The same within another change. */
export async function addAbsenceInside(
	tx: Transaction,
	actor: Actor,
	absence: AbsenceValues & { id: string; personId: string },
	undoes?: string
): Promise<Changed> {
	const { id, personId, ...values } = absence;
	const person = await tx.person.findUnique({ where: { id: personId }, select: { pseudonymisedAt: true } });
	if (!person || person.pseudonymisedAt) throw new Refusal('NOT_FOUND');
	await mustAgree(tx, actor, absence);
	await tx.absence.create({ data: absence });
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: null,
		after: { absenceId: id, ...values },
		undoes
	});
}

/** Changes the days; null where nothing differs. Refuses as `addAbsence` does, and CONFLICT where somebody was quicker. */
export async function changeAbsence(actor: Actor, input: unknown): Promise<AbsenceChanged> {
	const { id, version, ...values } = parseInput(changeAbsenceSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const absence = await mustBeCurrent(tx, actor, id, version);
		const changed = await changeAbsenceInside(tx, actor, id, values);
		return { personId: absence.personId, eventId: changed?.eventId ?? null };
	});
}

export interface AbsenceChanged {
	readonly personId: string;
	readonly eventId: string | null;
}

/** The same within another change. */
export async function changeAbsenceInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	values: AbsenceValues,
	undoes?: string
): Promise<Changed | null> {
	const absence = await findAbsence(tx, actor, id);
	const { personId } = absence;
	const changed = difference<AbsenceValues>(absenceValues(absence), values);
	if (!changed) return null;
	await mustAgree(tx, actor, { id, personId, ...values });
	await tx.absence.update({
		where: { id, version: absence.version },
		data: { ...values, version: { increment: 1 } }
	});
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: { absenceId: id, ...changed.before },
		after: { absenceId: id, ...changed.after },
		undoes
	});
}

/** Removes what was entered by mistake, or will not be. */
export async function removeAbsence(actor: Actor, input: unknown): Promise<AbsenceChanged> {
	const { id, version } = parseInput(removeAbsenceSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { personId } = await mustBeCurrent(tx, actor, id, version);
		return { personId, ...(await removeAbsenceInside(tx, actor, id)) };
	});
}

/** The same within another change. */
export async function removeAbsenceInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	undoes?: string
): Promise<Changed> {
	const absence = await findAbsence(tx, actor, id);
	await tx.absence.delete({ where: { id } });
	return recordPeople(tx, actor, {
		...subjectOf(absence.personId),
		before: { absenceId: id, ...absenceValues(absence) },
		after: null,
		undoes
	});
}

/** The fields of a row. */
export function absenceValues({ startDate, endDate, note }: AbsenceValues): AbsenceValues {
	return { startDate, endDate, note };
}

function mustKeep(actor: Actor, personId: string): void {
	if (!mayKeepAbsences(actor, personId)) throw new Refusal('NOT_FOUND');
}

async function findAbsence(tx: Transaction, actor: Actor, id: string) {
	const absence = await tx.absence.findUnique({ where: { id } });
	if (!absence) throw new Refusal('NOT_FOUND');
	mustKeep(actor, absence.personId);
	return absence;
}

async function mustBeCurrent(tx: Transaction, actor: Actor, id: string, version: number) {
	const absence = await findAbsence(tx, actor, id);
	if (absence.version !== version)
		throw await conflict(tx, subjectOf(absence.personId), {
			version: absence.version,
			values: absenceValues(absence)
		});
	return absence;
}

async function mustAgree(
	tx: Transaction,
	actor: Actor,
	{ id, personId, startDate, endDate }: AbsenceValues & { id: string; personId: string }
): Promise<void> {
	if (endDate < startDate) refuseField('endDate', 'people_problem_ends_before');
	const other = await tx.absence.findFirst({
		where: { personId, id: { not: id }, startDate: { lte: endDate }, endDate: { gte: startDate } },
		orderBy: { startDate: 'asc' }
	});
	if (!other) return;
	const say = (date: string) => shortDate(date, actor.locale);
	refuseField(
		'startDate',
		problemWith('people_problem_absence_overlaps', { from: say(other.startDate), to: say(other.endDate) })
	);
}
