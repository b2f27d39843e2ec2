import { withdrawLinksOfPerson } from '#lib/accounts/links.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { accountKeys } from '#lib/accounts/names.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, difference, eventOfForm, writeOnce } from './changing.server.ts';
import { deeds } from './council.ts';
import { recordPeople, type Changed } from './people-record.server.ts';
import { createPersonSchema, deletePersonSchema, editPersonSchema } from './person-schema.ts';
import { searchTextOfPerson } from './person.ts';

/** A person's fields, as forms send them and the record keeps them. */
export interface PersonValues {
	readonly name: string;
	readonly title: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly locale: 'lv' | 'en';
	readonly note: string | null;
}

const subjectOf = (id: string) => ({ subjectType: 'Person', subjectId: id }) as const;

/**
 * Enters a person. Refuses an address that somebody has, at its field; where somebody has the same name, at `knowing`, until
 * the writer goes on knowingly. Sent twice with one `id` it acts once.
 */
export async function createPerson(actor: Actor, input: unknown): Promise<Changed & { id: string }> {
	mustBeAble(actor, deeds.changePeople);
	const { id, knowing, ...values } = parseInput(createPersonSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const isThere = await tx.person.findUnique({ where: { id }, select: { id: true } });
		if (isThere) return { id, eventId: await eventOfForm(tx, actor, subjectOf(id), id) };
		return { ...(await createPersonInside(tx, actor, { id, values, knowing })), id };
	});
}

/** The same within a change that needs a new person; the caller asked whether the actor may. */
export async function createPersonInside(
	tx: Transaction,
	actor: Actor,
	{
		id,
		values,
		knowing,
		undoes
	}: { id: string; values: PersonValues; knowing: boolean; undoes?: string | undefined }
): Promise<Changed> {
	await mustBeFree(tx, actor, values.email, id);
	if (!knowing) await mustHaveNoNamesake(tx, values.name, id);
	await tx.person.create({ data: { id, ...rowOf(values) } });
	return recordPeople(tx, actor, {
		...subjectOf(id),
		before: null,
		after: { id, ...values },
		undoes
	});
}

/** Changes what is known of a person; refuses as `createPerson` does, and CONFLICT where somebody changed it meanwhile. */
export async function editPerson(actor: Actor, input: unknown): Promise<Changed | null> {
	mustBeAble(actor, deeds.changePeople);
	const { id, version, knowing, ...values } = parseInput(editPersonSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const person = await findPerson(tx, id);
		if (person.version !== version)
			throw await conflict(tx, subjectOf(id), { version: person.version, values: valuesOf(person) });
		if (!knowing && values.name !== person.name) await mustHaveNoNamesake(tx, values.name, id);
		return changePersonInside(tx, actor, id, values);
	});
}

/** The same within another change; null where nothing differs. */
export async function changePersonInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	values: PersonValues,
	undoes?: string
): Promise<Changed | null> {
	const person = await findPerson(tx, id);
	const changed = difference<PersonValues>(valuesOf(person), values);
	if (!changed) return null;
	await mustBeFree(tx, actor, values.email, id);
	await tx.person.update({
		where: { id, version: person.version },
		data: { ...rowOf(values), version: { increment: 1 } }
	});
	// What was mailed to the old address may lie in somebody else's mailbox.
	if (person.email !== values.email) await withdrawLinksOfPerson(tx, actor.installation, id);
	if (values.name !== person.name) await renameAccount(tx, id, person.name, values.name);
	return recordPeople(tx, actor, { ...subjectOf(id), ...changed, undoes });
}

/**
 * Deletes a person who was entered by mistake, of whom nothing is known. Whoever sat, reported, was written to or has an account
 * stays: NOT_NOW, with the sentence that says why and what to do instead.
 */
export async function deletePerson(actor: Actor, input: unknown): Promise<Changed> {
	mustBeAble(actor, deeds.changePeople);
	const { id, version } = parseInput(deletePersonSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const person = await findPerson(tx, id);
		if (person.version !== version)
			throw await conflict(tx, subjectOf(id), { version: person.version, values: valuesOf(person) });
		return deletePersonInside(tx, actor, id);
	});
}

/** The same within another change: what was just entered is taken back. */
export async function deletePersonInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	undoes?: string
): Promise<Changed> {
	const person = await findPerson(tx, id);
	const trace = await traceOf(tx, id);
	if (trace) throw new Refusal('NOT_NOW', { fields: { form: problems[trace] } });
	await tx.person.delete({ where: { id } });
	return recordPeople(tx, actor, {
		...subjectOf(id),
		before: { id, ...valuesOf(person) },
		after: null,
		undoes
	});
}

const problems = {
	SEAT: 'people_problem_delete_seat',
	CONTACT: 'people_problem_delete_contact',
	ABSENCE: 'people_problem_delete_absence',
	ACCOUNT: 'people_problem_delete_account',
	REPORT: 'people_problem_delete_report',
	MAIL: 'people_problem_delete_mail'
} as const;

/** Why somebody cannot be deleted, or null: of them nothing else is known. */
export async function traceOf(
	tx: Pick<Transaction, 'membership' | 'institutionContact' | 'absence' | 'user' | 'progressEntry'> &
		Pick<Transaction, 'outboxMessage' | 'reminderNotice'>,
	personId: string
): Promise<keyof typeof problems | null> {
	const of = { where: { personId }, select: { id: true } } as const;
	if (await tx.progressEntry.findFirst(of)) return 'REPORT';
	if (await tx.membership.findFirst(of)) return 'SEAT';
	if (await tx.institutionContact.findFirst(of)) return 'CONTACT';
	// Whoever changed anything did it with an account.
	if (await tx.user.findFirst(of)) return 'ACCOUNT';
	if (await tx.absence.findFirst(of)) return 'ABSENCE';
	const notice = await tx.reminderNotice.findFirst({
		where: { recipientId: personId },
		select: { id: true }
	});
	return notice || (await tx.outboxMessage.findFirst(of)) ? 'MAIL' : null;
}

async function findPerson(tx: Transaction, id: string) {
	const person = await tx.person.findUnique({ where: { id } });
	if (!person || person.pseudonymisedAt) throw new Refusal('NOT_FOUND');
	return person;
}

/** The fields of a row. */
export function valuesOf(person: Record<keyof PersonValues, string | null>): PersonValues {
	const { name, title, email, phone, locale, note } = person;
	return { name: name!, title, email, phone, locale: locale === 'en' ? 'en' : 'lv', note };
}

/** The fields with what is made of them: the place in the alphabet and the text that is searched. */
export function rowOf(values: PersonValues) {
	return { ...values, sortKey: sortKey(values.name), searchText: searchTextOfPerson(values) };
}

async function mustBeFree(tx: Transaction, actor: Actor, email: string | null, id: string): Promise<void> {
	const other = email && (await tx.person.findUnique({ where: { email }, select: { id: true, name: true } }));
	if (!other || other.id === id) return;
	const mayKnow = can(actor, deeds.readContacts);
	refuseField(
		'email',
		mayKnow
			? problemWith('people_problem_email_taken', { who: other.name })
			: 'people_problem_email_taken_other'
	);
}

async function mustHaveNoNamesake(tx: Transaction, name: string, id: string): Promise<void> {
	const namesakes = await tx.person.findMany({
		where: { sortKey: sortKey(name), id: { not: id }, pseudonymisedAt: null },
		orderBy: { id: 'asc' },
		take: 5,
		select: { name: true, title: true, email: true }
	});
	if (namesakes.length === 0) return;
	const who = namesakes.map((one) => [one.name, one.title, one.email].filter(Boolean).join(', ')).join('; ');
	refuseField('knowing', problemWith('people_problem_namesake', { who }));
}

/** An account is called as its person, unless it was given a name of its own. */
async function renameAccount(tx: Transaction, personId: string, from: string, to: string): Promise<void> {
	const account = await tx.user.findUnique({ where: { personId }, select: { name: true, email: true } });
	if (account?.name !== from) return;
	await tx.user.update({
		where: { personId },
		data: { name: to, ...accountKeys({ name: to, email: account.email }) }
	});
}
