import { randomInt } from 'node:crypto';
import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { withdrawLinksOfPerson } from '#lib/accounts/links.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, councilChanged } from './changing.server.ts';
import { searchTextOfPerson } from './person.ts';
import {
	closeAccount,
	renameInMail,
	renameInPrepared,
	renameInRecord,
	takeSpecialistAway
} from './pseudonymised-places.server.ts';
import { pseudonymiseSchema } from './pseudonymising-schema.ts';
import { knownBy, sidesOf, withoutName } from './pseudonym.ts';

export const deeds = {
	/** By law, and not to be undone. */
	pseudonymise: { name: 'council.pseudonymise', grants: ['ADMINISTRATOR'] }
} satisfies Record<string, Deed>;

/** A person on the page that asks; `problem`: the key of the sentence that says why it cannot be done. */
export interface Pseudonymisable {
	readonly id: string;
	readonly name: string;
	readonly version: number;
	readonly pseudonymisedAt: Date | null;
	readonly problem: Problem | null;
}
type Problem = 'journal_problem_pseudonymise_seat' | 'journal_problem_pseudonymise_last';

/** Refuses NOT_FOUND who is not there, and whoever is no administrator. */
export async function readPseudonymisable(actor: Actor, personId: string): Promise<Pseudonymisable> {
	mustBeAble(actor, deeds.pseudonymise);
	const { success, data: id } = pseudonymiseSchema.shape.id.safeParse(personId);
	const { read } = actor.installation.db;
	const person = success ? await read.person.findUnique({ where: { id } }) : null;
	if (!person) throw new Refusal('NOT_FOUND');
	const { name, version, pseudonymisedAt } = person;
	const problem = pseudonymisedAt ? null : await problemOf(read, actor, person.id);
	return { id: person.id, name, version, pseudonymisedAt, problem };
}

/**
 * Puts a name without meaning in the place of a person's, and takes away all else by which they could be known: in their own
 * record and account, wherever they are named as the one who wrote, did or was written to, and in the record of their own changes.
 * What they did, and the seats they held, stay. What others wrote about them is not searched: that is redaction. Done twice it is
 * done once. Refuses NOT_NOW while they hold a seat or are the last administrator, CONFLICT where somebody changed them meanwhile.
 */
export async function pseudonymise(actor: Actor, input: unknown): Promise<{ pseudonym: string }> {
	mustBeAble(actor, deeds.pseudonymise);
	const { id, version, reason } = parseInput(pseudonymiseSchema, input);
	const { db } = actor.installation;
	return db.write(
		async (tx) => {
			const person = await tx.person.findUnique({ where: { id } });
			if (!person) throw new Refusal('NOT_FOUND');
			if (person.pseudonymisedAt) return { pseudonym: person.name };
			const problem = await problemOf(tx, actor, id);
			if (problem) throw new Refusal('NOT_NOW', { fields: { form: problem } });
			const subject = { subjectType: 'Person', subjectId: id } as const;
			if (person.version !== version)
				throw await conflict(tx, subject, { version: person.version, values: { name: person.name } });
			// What is overwritten is overwritten with zeros, not left on a free page of the file.
			if (db.kind === 'sqlite') await tx.$queryRaw`PRAGMA secure_delete = ON`;
			const pseudonym = await freePseudonym(tx);
			await record(tx, actor, {
				...{ deed: deeds.pseudonymise.name, capacity: officeOf(actor), ...subject },
				before: { pseudonymisedAt: null },
				after: { pseudonymisedAt: actor.installation.clock.now(), pseudonym, reason }
			});
			await takeNameAway(tx, actor, id, pseudonym);
			await councilChanged(tx);
			await tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
			return { pseudonym };
		},
		{ timeout: 10 * 60_000 }
	);
}

type Looking = Pick<Reader, 'membership' | 'institutionContact' | 'user'>;

async function problemOf(tx: Looking, actor: Actor, personId: string): Promise<Problem | null> {
	const today = rigaDate(actor.installation.clock.now());
	const held = {
		where: { personId, OR: [{ endDate: null }, { endDate: { gte: today } }] },
		select: { id: true }
	};
	if ((await tx.membership.findFirst(held)) || (await tx.institutionContact.findFirst(held)))
		return 'journal_problem_pseudonymise_seat';
	const account = await tx.user.findUnique({
		where: { personId },
		select: { id: true, role: true, isSample: true, disabledAt: true }
	});
	if (account?.role !== 'ADMINISTRATOR' || account.disabledAt) return null;
	// Sample administrators are nobody: they do not count beside a real one.
	const where = {
		...{ role: 'ADMINISTRATOR', disabledAt: null, id: { not: account.id } },
		...(account.isSample ? {} : { isSample: false })
	};
	const other = await tx.user.findFirst({ where, select: { id: true } });
	return other ? null : 'journal_problem_pseudonymise_last';
}

// Neither letters nor digits that are taken for one another.
const signs = '23456789ACDEFGHJKLMNPRTUVXZ';

/** "Persona 7K3M": by chance, so that nobody can reckon back. */
async function freePseudonym(tx: Transaction): Promise<string> {
	for (let length = 4; ; length += 1) {
		const name = `Persona ${Array.from({ length }, () => signs[randomInt(signs.length)]).join('')}`;
		if (!(await tx.person.findFirst({ where: { name }, select: { id: true } }))) return name;
	}
}

async function takeNameAway(
	tx: Transaction,
	actor: Actor,
	personId: string,
	pseudonym: string
): Promise<void> {
	const now = actor.installation.clock.now();
	const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
	const account = await tx.user.findUnique({ where: { personId } });
	const events = await tx.auditEvent.findMany({
		where: {
			OR: [
				{ subjectType: 'Person', subjectId: personId },
				...(account ? [{ subjectType: 'User', subjectId: account.id }] : [])
			]
		},
		select: { id: true, before: true, after: true }
	});
	const known = knownBy([person, ...(account ? [account] : []), ...events.flatMap(sidesOf)]);

	await tx.person.update({
		where: { id: personId },
		data: {
			...{
				name: pseudonym,
				sortKey: sortKey(pseudonym),
				searchText: searchTextOfPerson({ name: pseudonym })
			},
			...{ email: null, title: null, phone: null, note: null, provenance: null },
			...{ pseudonymisedAt: now, version: { increment: 1 } }
		}
	});
	await tx.absence.updateMany({ where: { personId }, data: { note: null } });
	await withdrawLinksOfPerson(tx, actor.installation, personId);
	await takeSpecialistAway(tx, actor, known, pseudonym);
	if (account) await closeAccount(tx, actor, account.id, pseudonym);
	const who = { personId, userId: account?.id ?? null };
	await renameInRecord(tx, who, known, pseudonym);
	await renameInMail(tx, who, known, pseudonym);
	await renameInPrepared(tx, personId, known, pseudonym);
	for (const { id, before, after } of events) {
		const data = {
			before: withoutName(before, known, pseudonym),
			after: withoutName(after, known, pseudonym)
		};
		if (data.before !== before || data.after !== after) await tx.auditEvent.update({ where: { id }, data });
	}
}
