import { createHash } from 'node:crypto';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { recordAll, type Change } from '#lib/audit/audit.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { csvForExcel } from '#lib/documents/csv.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { councilChanged } from './changing.server.ts';
import { deeds, type Directory, type MembershipKind } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { planImport, type KnownCouncil } from './people-import-planning.ts';
import { readImportTable, type ImportTable } from './people-import-reading.server.ts';
import {
	countPlan,
	describePlan,
	type PlanCounts,
	type PlannedRow,
	type RowChange
} from './people-import.ts';
import { leaveIfNothingHeld } from './people-leaving.server.ts';
import { spanOf } from './people-words.ts';
import { rowOf } from './person-writing.server.ts';
import { searchTextOfPerson } from './person.ts';

/** What a table would change: nothing is written yet. */
export interface ImportPreview extends Omit<ImportTable, 'rows'> {
	readonly rows: readonly PlannedRow[];
	readonly counts: PlanCounts;
	/** Of the file and of what it would do today: what is confirmed is this, and nothing else. */
	readonly fingerprint: string;
}

/** Reads a table and says of each row what it would change. Refuses INVALID at `file` what is no such table. */
export async function previewImport(actor: Actor, bytes: Uint8Array): Promise<ImportPreview> {
	mustBeAble(actor, deeds.changePeople);
	const table = readImportTable(bytes);
	const directory = await directoryOf(actor.installation);
	const rows = planImport(await readKnown(actor.installation.db.read, actor, directory), table.rows);
	return { ...table, rows, counts: countPlan(rows), fingerprint: fingerprintOf(bytes, rows) };
}

/**
 * Does what the preview showed, all of it in one transaction, in few statements. Planned again in it: where the council changed
 * meanwhile, so that the table would do something else now, refuses INVALID at `form`, and nothing is written. The same
 * file again changes nothing.
 */
export async function importPeople(
	actor: Actor,
	{ bytes, fingerprint }: { bytes: Uint8Array; fingerprint: string }
): Promise<PlanCounts> {
	mustBeAble(actor, deeds.changePeople);
	const table = readImportTable(bytes);
	return actor.installation.db.write(
		async (tx) => {
			// First, so that of two who import at the same time the second one waits, and sees what the first did.
			await councilChanged(tx);
			const directory = await directoryOf(actor.installation);
			const rows = planImport(await readKnown(tx, actor, directory), table.rows);
			const changes = rows.flatMap((row) => row.changes);
			if (changes.length > 0 && fingerprintOf(bytes, rows) !== fingerprint)
				throw new Refusal('INVALID', { fields: { form: 'people_import_problem_changed' } });
			await apply(tx, actor, changes);
			return countPlan(rows);
		},
		{ timeout: 120_000 }
	);
}

/** An empty table with its headers and a row that shows how it is filled, in the reader's language. */
export function importTemplate({ locale }: Pick<Actor, 'locale'>): string {
	const in_ = { locale };
	const header = [
		...[m.people_import_column_name({}, in_), m.people_import_column_title({}, in_)],
		...[m.people_import_column_institution({}, in_), m.people_import_column_body({}, in_)],
		...[m.people_import_column_seat({}, in_), m.people_import_column_email({}, in_)],
		...[m.people_import_column_phone({}, in_), m.people_import_column_from({}, in_)],
		...[m.people_import_column_to({}, in_), m.people_import_column_basis({}, in_)]
	];
	return csvForExcel(header, []);
}

function fingerprintOf(bytes: Uint8Array, rows: readonly PlannedRow[]): string {
	return createHash('sha256').update(bytes).update(describePlan(rows)).digest('hex');
}

type Reads = Pick<Transaction, 'person' | 'membership' | 'institutionContact'>;

async function readKnown(
	read: { [K in keyof Reads]: Pick<Reads[K], 'findMany'> },
	actor: Actor,
	directory: Directory
): Promise<KnownCouncil> {
	const people = await read.person.findMany({
		where: { pseudonymisedAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, title: true, email: true, phone: true }
	});
	const sittings = await read.membership.findMany({
		orderBy: { id: 'asc' },
		select: {
			...{ id: true, postId: true, personId: true, kind: true, startDate: true, endDate: true, basis: true },
			person: { select: { name: true } }
		}
	});
	const contacts = await read.institutionContact.findMany({
		select: { personId: true, institutionId: true, startDate: true, endDate: true }
	});
	return {
		...{ directory, people, contacts, self: actor.personId, makeId: newId },
		today: rigaDate(actor.installation.clock.now()),
		sittings: sittings.map(({ person, kind, ...one }) => ({
			...{ ...one, kind: kind as MembershipKind, name: person.name }
		})),
		sayDate: (date) => shortDate(date, actor.locale),
		saySpan: (span) => spanOf(span, actor.locale)
	};
}

type Of<W extends RowChange['what']> = Extract<RowChange, { what: W }>;

async function apply(tx: Transaction, actor: Actor, changes: readonly RowChange[]): Promise<void> {
	const of = <W extends RowChange['what']>(what: W) => changes.filter((one) => one.what === what) as Of<W>[];
	await addPeople(tx, of('NEW'));
	for (const change of of('CHANGED')) await changePerson(tx, change);
	await seat(tx, of('SEATED'));
	for (const { id, after } of of('SEAT_CHANGED'))
		await tx.membership.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
	for (const { personId } of of('SEAT_CHANGED')) await leaveIfNothingHeld(tx, actor.installation, personId);
	const contacts = of('CONTACT').map(({ id, institutionId, personId, startDate, endDate }) => ({
		...{ id, institutionId, personId, startDate, endDate }
	}));
	if (contacts.length) await tx.institutionContact.createMany({ data: contacts });
	await recordAll(tx, actor, changes.map(asRecorded(actor)));
}

async function addPeople(tx: Transaction, added: readonly Of<'NEW'>[]): Promise<void> {
	const data = added.map(({ personId: id, after }) => ({
		...{ id, ...rowOf({ ...after, locale: 'lv', note: null }) }
	}));
	if (data.length) await tx.person.createMany({ data });
}

async function changePerson(tx: Transaction, { personId: id, after }: Of<'CHANGED'>): Promise<void> {
	const person = await tx.person.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
	await tx.person.update({ where: { id }, data: { searchText: searchTextOfPerson(person) } });
}

/** Nobody need be asked to name somebody for these seats any more. */
async function seat(tx: Transaction, seated: readonly Of<'SEATED'>[]): Promise<void> {
	if (seated.length === 0) return;
	await tx.membership.createMany({
		data: seated.map(({ id, personId, postId, startDate, endDate, basis }) => ({
			...{ id, personId, postId, startDate, endDate, basis, kind: 'HOLDER' }
		}))
	});
	const requested = await tx.post.findMany({
		where: { delegationRequestedOn: { not: null } },
		select: { id: true }
	});
	const filled = new Set(seated.map(({ postId }) => postId));
	const ids = requested.map(({ id }) => id).filter((id) => filled.has(id));
	if (ids.length)
		await tx.post.updateMany({ where: { id: { in: ids } }, data: { delegationRequestedOn: null } });
}

/** As the verbs of people record it, so that each change can be taken back by itself. */
function asRecorded(actor: Actor): (change: RowChange) => Change {
	const common = { deed: deeds.changePeople.name, capacity: officeOf(actor), subjectType: 'Person' };
	return (change) => {
		const subject = { ...common, subjectId: change.personId };
		switch (change.what) {
			case 'NEW':
				return {
					...{ ...subject, before: null },
					after: { id: change.personId, ...change.after, locale: 'lv', note: null }
				};
			case 'CHANGED':
				return { ...subject, before: change.before, after: change.after };
			case 'SEATED': {
				const { id: membershipId, postId, startDate, endDate, basis } = change;
				const after = { membershipId, postId, kind: 'HOLDER', startDate, endDate, basis, endBasis: null };
				return { ...subject, before: null, after };
			}
			case 'SEAT_CHANGED': {
				const { id: membershipId, postId, before, after } = change;
				const ids = { membershipId, postId };
				return { ...subject, before: { ...ids, ...before }, after: { ...ids, ...after } };
			}
			case 'CONTACT': {
				const { id: contactId, institutionId, startDate, endDate } = change;
				return { ...subject, before: null, after: { contactId, institutionId, startDate, endDate } };
			}
		}
	};
}
