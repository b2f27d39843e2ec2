import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, difference, eventOfForm, writeOnce } from './changing.server.ts';
import { addContactSchema, changeContactSchema } from './contacts-schema.ts';
import { deeds } from './council.ts';
import { overlap } from './memberships.ts';
import { leaveIfNothingHeld, mustHaveAName } from './people-leaving.server.ts';
import { recordPeople, type Changed } from './people-record.server.ts';
import { spanOf } from './people-words.ts';

/** Since when and until when somebody is an institution's contact official. */
export interface ContactValues {
	readonly startDate: string | null;
	readonly endDate: string | null;
}

const subjectOf = (personId: string) => ({ subjectType: 'Person', subjectId: personId }) as const;

/**
 * Records whom an institution named for task control; it may name several. Refuses an end before the beginning and the same
 * person twice at a time. Sent twice with one `id` it acts once.
 */
export async function addContact(actor: Actor, input: unknown): Promise<Changed & { personId: string }> {
	mustBeAble(actor, deeds.changePeople);
	const contact = parseInput(addContactSchema, input);
	const { id, personId } = contact;
	return writeOnce(actor.installation.db, async (tx) => {
		const same = await tx.institutionContact.findUnique({ where: { id }, select: { personId: true } });
		if (same) return { personId, eventId: await eventOfForm(tx, actor, subjectOf(same.personId), id) };
		return { personId, ...(await addContactInside(tx, actor, contact)) };
	});
}

/** The same within another change. */
export async function addContactInside(
	tx: Transaction,
	actor: Actor,
	contact: ContactValues & { id: string; institutionId: string; personId: string },
	undoes?: string
): Promise<Changed> {
	const { id, institutionId, personId, ...values } = contact;
	const person = await tx.person.findUnique({ where: { id: personId }, select: { pseudonymisedAt: true } });
	if (!person || person.pseudonymisedAt) refuseField('personId', 'people_problem_person');
	const institution = await tx.institution.findUnique({ where: { id: institutionId }, select: { id: true } });
	if (!institution) refuseField('institutionId', 'people_problem_institution');
	await mustAgree(tx, actor, contact);
	await tx.institutionContact.create({ data: contact });
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: null,
		after: { contactId: id, institutionId, ...values },
		undoes
	});
}

export interface ContactChanged {
	readonly personId: string;
	readonly eventId: string | null;
}

/** Changes since and until when, or ends it. Refuses as `addContact` does, and CONFLICT where somebody was quicker. */
export async function changeContact(actor: Actor, input: unknown): Promise<ContactChanged> {
	mustBeAble(actor, deeds.changePeople);
	const { id, version, ...values } = parseInput(changeContactSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const contact = await findContact(tx, id);
		if (contact.version !== version)
			throw await conflict(tx, subjectOf(contact.personId), {
				version: contact.version,
				values: contactValues(contact)
			});
		const changed = await changeContactInside(tx, actor, id, values);
		return { personId: contact.personId, eventId: changed?.eventId ?? null };
	});
}

/** The same within another change. */
export async function changeContactInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	values: ContactValues,
	undoes?: string
): Promise<Changed | null> {
	const contact = await findContact(tx, id);
	const { personId, institutionId } = contact;
	const changed = difference<ContactValues>(contactValues(contact), values);
	if (!changed) return null;
	await mustHaveAName(tx, personId);
	await mustAgree(tx, actor, { id, personId, institutionId, ...values });
	await tx.institutionContact.update({
		where: { id, version: contact.version },
		data: { ...values, version: { increment: 1 } }
	});
	await leaveIfNothingHeld(tx, actor.installation, personId);
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: { contactId: id, institutionId, ...changed.before },
		after: { contactId: id, institutionId, ...changed.after },
		undoes
	});
}

/** The fields of a row. */
export function contactValues({ startDate, endDate }: ContactValues): ContactValues {
	return { startDate, endDate };
}

async function findContact(tx: Transaction, id: string) {
	const contact = await tx.institutionContact.findUnique({ where: { id } });
	if (!contact) throw new Refusal('NOT_FOUND');
	return contact;
}

async function mustAgree(
	tx: Transaction,
	actor: Actor,
	contact: ContactValues & { id: string; institutionId: string; personId: string }
): Promise<void> {
	const { id, institutionId, personId, startDate, endDate } = contact;
	if (startDate && endDate && endDate < startDate) refuseField('endDate', 'people_problem_ends_before');
	const others = await tx.institutionContact.findMany({
		where: { institutionId, personId, id: { not: id } }
	});
	const same = others.find((other) => overlap(other, contact));
	if (same)
		refuseField(
			'startDate',
			problemWith('people_problem_contact_same', { span: spanOf(same, actor.locale) })
		);
}
