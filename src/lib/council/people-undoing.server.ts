import type { Actor } from '#lib/accounts/actor.server.ts';
import { mustBeAble } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	absenceValues,
	addAbsenceInside,
	changeAbsenceInside,
	removeAbsenceInside,
	type AbsenceValues
} from './absences.server.ts';
import {
	addContactInside,
	changeContactInside,
	contactValues,
	type ContactValues
} from './contacts.server.ts';
import { deeds } from './council.ts';
import {
	appointInside,
	changeMembershipInside,
	membershipValues,
	type MembershipValues,
	type NewMembership
} from './memberships.server.ts';
import { leaveIfNothingHeld } from './people-leaving.server.ts';
import { recordPeople } from './people-record.server.ts';
import {
	changePersonInside,
	createPersonInside,
	deletePersonInside,
	valuesOf,
	type PersonValues
} from './person-writing.server.ts';
import { mustBeAsLeft, sidesOf, takeBackMembership, type Fields } from './people-taking-back.server.ts';
import { undoReplacing } from './replacing-undoing.server.ts';

/** How the changes of people are taken back, by the name of the deed. */
export const undoers: Undoers = {
	[deeds.changePeople.name]: undoPeople,
	[deeds.replace.name]: undoReplacing
};

async function undoPeople(actor: Actor, change: RecordedChange): Promise<void> {
	const { before, after } = sidesOf(change);
	const known = before ?? after;
	if (!known) throw new Refusal('NOT_NOW');
	// An absence is also one's own to enter: its own verbs ask.
	if (!('absenceId' in known)) mustBeAble(actor, deeds.changePeople);
	await actor.installation.db.write(async (tx) => {
		if ('membershipId' in known) return undoMembership(tx, actor, change, before, after);
		if ('contactId' in known) return undoContact(tx, actor, change, before, after);
		if ('absenceId' in known) return undoAbsence(tx, actor, change, before, after);
		return undoPerson(tx, actor, change, before, after);
	});
}

async function undoPerson(
	tx: Transaction,
	actor: Actor,
	{ id: undoes, subjectId }: RecordedChange,
	before: Fields | null,
	after: Fields | null
): Promise<void> {
	if (!after) {
		const { id, ...values } = before as unknown as PersonValues & { id: string };
		if (await tx.person.findUnique({ where: { id } })) throw new Refusal('CONFLICT');
		await createPersonInside(tx, actor, { id, values, knowing: true, undoes });
		return;
	}
	const person = await tx.person.findUnique({ where: { id: subjectId } });
	mustBeAsLeft(person, after);
	if (!before) return void (await deletePersonInside(tx, actor, subjectId, undoes));
	const values = { ...valuesOf(person!), ...(before as Partial<PersonValues>) };
	await changePersonInside(tx, actor, subjectId, values, undoes);
}

async function undoMembership(
	tx: Transaction,
	actor: Actor,
	{ id: undoes, subjectId }: RecordedChange,
	before: Fields | null,
	after: Fields | null
): Promise<void> {
	const id = String((after ?? before)!['membershipId']);
	const membership = await tx.membership.findUnique({ where: { id } });
	if (!after) {
		if (membership) throw new Refusal('CONFLICT');
		const { membershipId, ...values } = before as unknown as NewMembership & { membershipId: string };
		await appointInside(tx, actor, { ...values, id: membershipId, personId: subjectId }, { undoes });
		return;
	}
	mustBeAsLeft(membership, after);
	if (!before) return takeBackMembership(tx, actor, id, { undoes, after });
	const values = { ...membershipValues(membership!), ...pick<MembershipValues>(before) };
	await changeMembershipInside(tx, actor, id, values, undoes);
}

async function undoContact(
	tx: Transaction,
	actor: Actor,
	{ id: undoes, subjectId }: RecordedChange,
	before: Fields | null,
	after: Fields | null
): Promise<void> {
	const { contactId: id, institutionId } = (after ?? before) as { contactId: string; institutionId: string };
	const contact = await tx.institutionContact.findUnique({ where: { id } });
	if (!after) {
		if (contact) throw new Refusal('CONFLICT');
		const values = before as unknown as ContactValues;
		const row = { id, institutionId, personId: subjectId, ...contactValues(values) };
		await addContactInside(tx, actor, row, undoes);
		return;
	}
	mustBeAsLeft(contact, after);
	if (before) {
		const values = { ...contactValues(contact!), ...pick<ContactValues>(before) };
		await changeContactInside(tx, actor, id, values, undoes);
		return;
	}
	await tx.institutionContact.delete({ where: { id } });
	await leaveIfNothingHeld(tx, actor.installation, subjectId);
	await recordPeople(tx, actor, {
		...{ subjectType: 'Person', subjectId, after: null, undoes },
		before: { contactId: id, institutionId, ...contactValues(contact!) }
	});
}

async function undoAbsence(
	tx: Transaction,
	actor: Actor,
	{ id: undoes, subjectId }: RecordedChange,
	before: Fields | null,
	after: Fields | null
): Promise<void> {
	const id = String((after ?? before)!['absenceId']);
	const absence = await tx.absence.findUnique({ where: { id } });
	if (!after) {
		if (absence) throw new Refusal('CONFLICT');
		mustKeep(actor, subjectId);
		const values = absenceValues(before as unknown as AbsenceValues);
		await addAbsenceInside(tx, actor, { id, personId: subjectId, ...values }, undoes);
		return;
	}
	mustBeAsLeft(absence, after);
	if (!before) return void (await removeAbsenceInside(tx, actor, id, undoes));
	const values = { ...absenceValues(absence!), ...pick<AbsenceValues>(before) };
	await changeAbsenceInside(tx, actor, id, values, undoes);
}

function mustKeep(actor: Actor, personId: string): void {
	if (actor.personId !== personId) mustBeAble(actor, deeds.changePeople);
}

/** The fields of a side, without the ids that say what they are of. */
function pick<T>(side: Fields): Partial<T> {
	const ids = ['membershipId', 'postId', 'contactId', 'institutionId', 'absenceId', 'delegationRequestedOn'];
	return Object.fromEntries(Object.entries(side).filter(([field]) => !ids.includes(field))) as Partial<T>;
}
