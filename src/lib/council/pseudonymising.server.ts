import { randomInt } from 'node:crypto';
import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { withdrawLinksAbout, withdrawLinksOf, withdrawLinksOfPerson } from '#lib/accounts/links.server.ts';
import { accountKeys } from '#lib/accounts/names.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { blacken, patternOf } from '#lib/audit/passage.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, councilChanged } from './changing.server.ts';
import { searchTextOfPerson } from './person.ts';
import { pseudonymiseSchema } from './pseudonymising-schema.ts';

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
	await renameInRecord(tx, { personId, userId: account?.id ?? null }, known, pseudonym);
	await renameInMail(tx, { personId, userId: account?.id ?? null }, known, pseudonym);
	await renameInPrepared(tx, personId, known, pseudonym);
	for (const { id, before, after } of events) {
		const data = {
			before: withoutName(before, known, pseudonym),
			after: withoutName(after, known, pseudonym)
		};
		if (data.before !== before || data.after !== after) await tx.auditEvent.update({ where: { id }, data });
	}
}

/** Where they drafted for somebody, by the address they had. */
async function takeSpecialistAway(
	tx: Transaction,
	{ installation }: Actor,
	{ names, reached }: Known,
	pseudonym: string
): Promise<void> {
	const draftings = await tx.drafting.findMany({
		where: { specialistEmail: { in: [...reached] } },
		select: { id: true, entryId: true }
	});
	for (const { id, entryId } of draftings) {
		await withdrawLinksAbout(tx, installation, `drafting:${id}`);
		await tx.drafting.update({
			where: { id },
			data: { specialistName: pseudonym, specialistEmail: addressOf(pseudonym) }
		});
		const entry = entryId && (await tx.progressEntry.findUnique({ where: { id: entryId } }));
		if (entry && entry.details && names.length)
			await tx.progressEntry.update({
				where: { id: entry.id },
				data: {
					details: blacken(entry.details, patternOf({ texts: names, wholeWords: true }), pseudonym)
				}
			});
	}
}

/** Nobody signs in by it any more; an address is needed, and nothing can be delivered below .invalid (RFC 2606). */
async function closeAccount(tx: Transaction, actor: Actor, userId: string, pseudonym: string): Promise<void> {
	const { clock } = actor.installation;
	const named = { name: pseudonym, email: addressOf(pseudonym) };
	await tx.user.update({
		where: { id: userId },
		data: {
			...{ ...named, ...accountKeys(named), role: null, passwordHash: null, disabledAt: clock.now() },
			version: { increment: 1 }
		}
	});
	await tx.session.deleteMany({ where: { userId } });
	await withdrawLinksOf(tx, { clock }, userId);
	await tx.personalLink.updateMany({ where: { userId }, data: { subject: null } });
}

const addressOf = (pseudonym: string) => `${pseudonym.toLowerCase().replace(' ', '-')}@padome.invalid`;

interface Who {
	readonly personId: string;
	readonly userId: string | null;
}

/** What somebody was called and could be reached by, as far as is recorded. */
interface Known {
	readonly names: readonly string[];
	readonly reached: readonly string[];
}

/** Wherever a row names who did it, by the id beside the name; where there is none, by the name, if nobody else has it. */
async function renameInRecord(
	tx: Transaction,
	{ personId, userId }: Who,
	{ names }: Known,
	pseudonym: string
) {
	const theirs = { OR: [{ personId }, ...(userId ? [{ userId }] : [])] };
	const isName = { in: [...names] };
	await tx.progressEntry.updateMany({
		where: { ...theirs, capacity: isName },
		data: { capacity: pseudonym }
	});
	await tx.progressEntry.updateMany({ where: theirs, data: { authorName: pseudonym } });
	await tx.drafting.updateMany({ where: { ...theirs, capacity: isName }, data: { capacity: pseudonym } });
	await tx.drafting.updateMany({ where: theirs, data: { askedBy: pseudonym } });
	if (userId) {
		const ofUser = { where: { userId } };
		const office = { where: { userId, capacity: isName }, data: { capacity: pseudonym } };
		await tx.auditEvent.updateMany(office);
		await tx.auditEvent.updateMany({ ...ofUser, data: { actorName: pseudonym } });
		await tx.taskDocumentVersion.updateMany(office);
		await tx.taskDocumentVersion.updateMany({ ...ofUser, data: { authorName: pseudonym } });
		await tx.redaction.updateMany({ ...ofUser, data: { actorName: pseudonym } });
		await tx.preparedDeed.updateMany({ where: { preparedById: userId }, data: { preparedBy: pseudonym } });
		await tx.preparedDeed.updateMany({ where: { decidedById: userId }, data: { decidedBy: pseudonym } });
		await tx.mailBatch.updateMany({ where: { createdById: userId }, data: { createdBy: pseudonym } });
	}
	if (await tx.person.findFirst({ where: { name: isName }, select: { id: true } })) return;
	// Whoever acted by a link without an account is on the record by their name alone.
	await tx.auditEvent.updateMany({
		where: { userId: null, actorName: isName },
		data: { actorName: pseudonym }
	});
	await tx.taskDocumentVersion.updateMany({
		where: { userId: null, authorName: isName },
		data: { authorName: pseudonym }
	});
	const withdrawn = { where: { withdrawnBy: isName }, data: { withdrawnBy: pseudonym } };
	await tx.progressEntry.updateMany(withdrawn);
	await tx.taskDocument.updateMany(withdrawn);
	await tx.mailBatch.updateMany({ where: { calledBackBy: isName }, data: { calledBackBy: pseudonym } });
}

/** Mails to them, whatever address they went to; what still waits is not sent. */
async function renameInMail(tx: Transaction, { personId, userId }: Who, known: Known, pseudonym: string) {
	const theirs = {
		OR: [{ personId }, ...(userId ? [{ userId }] : []), { recipient: { in: [...known.reached] } }]
	};
	await tx.outboxMessage.updateMany({
		where: { AND: [theirs, { state: 'QUEUED' }] },
		data: { state: 'DROPPED', error: 'USELESS', version: { increment: 1 } }
	});
	const mails = await tx.outboxMessage.findMany({
		where: theirs,
		select: { id: true, recipient: true, facts: true }
	});
	for (const { id, facts } of mails) {
		const without = withoutName(facts, known, pseudonym)!;
		if (without !== facts) await tx.outboxMessage.update({ where: { id }, data: { facts: without } });
	}
	const addresses = [...new Set(mails.map(({ recipient }) => recipient))];
	for (const [place, recipient] of addresses.entries())
		await tx.outboxMessage.updateMany({
			where: { AND: [theirs, { recipient }] },
			// Two addresses may have had a mail of one kind and day: they stay two.
			data: {
				recipientName: pseudonym,
				recipient: place ? `${place}.${addressOf(pseudonym)}` : addressOf(pseudonym)
			}
		});
}

/** What was prepared about them: who was to succeed, whom to invite, with their address. What still waits can be refused only. */
async function renameInPrepared(tx: Transaction, personId: string, known: Known, pseudonym: string) {
	const texts = [...known.names, ...known.reached];
	const theirs = [personId, ...known.reached].map((text) => ({ input: { contains: text } }));
	for (const { id, input } of await tx.preparedDeed.findMany({ where: { OR: theirs } })) {
		const value = JSON.parse(input) as { newPersonId?: unknown; title?: unknown };
		const bare = value.newPersonId === personId ? JSON.stringify({ ...value, title: null }) : input;
		const without = texts.length ? blacken(bare, patternOf({ texts, wholeWords: true }), pseudonym) : bare;
		if (without !== input)
			await tx.preparedDeed.update({ where: { id }, data: { input: without, version: { increment: 1 } } });
	}
}

function sidesOf({ before, after }: { before: string | null; after: string | null }): object[] {
	return [before, after].flatMap((side) => (side ? [Object(JSON.parse(side)) as object] : []));
}

function knownBy(records: readonly object[]): Known {
	const said = (fields: readonly string[]) => [
		...new Set(
			records.flatMap((one) =>
				fields
					.map((field) => (one as Record<string, unknown>)[field])
					.filter((value): value is string => typeof value === 'string' && value.trim().length >= 3)
			)
		)
	];
	return { names: said(['name']), reached: said(['email', 'phone']) };
}

const takenAway = ['email', 'phone', 'title', 'note', 'provenance', 'searchText', 'sortKey', 'passwordHash'];

/** A JSON text of their own record without what they were known by. */
function withoutName(json: string | null, { names, reached }: Known, pseudonym: string): string | null {
	if (json === null) return null;
	const value = JSON.parse(json) as Record<string, unknown>;
	const bare =
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(
					Object.entries(value).map(([field, inner]) => [field, takenAway.includes(field) ? null : inner])
				)
			: value;
	const texts = [...names, ...reached];
	const text = JSON.stringify(bare);
	return texts.length ? blacken(text, patternOf({ texts, wholeWords: true }), pseudonym) : text;
}
