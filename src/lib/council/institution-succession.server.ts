import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, eventOfForm, recordChange, writeOnce } from './changing.server.ts';
import {
	bodyById,
	bodyLabel,
	deeds,
	inForce,
	institutionAt,
	makeDirectory,
	nameAt,
	withPredecessors,
	type Directory,
	type Institution
} from './council.ts';
import { directoryOf } from './directory.server.ts';
import { readPeople, type Holder } from './holders.server.ts';
import { succeedSchema, type SucceedInput } from './institution-editing-schema.ts';
import {
	findInstitution,
	insertInstitution,
	institutionSubject,
	refuseKnownName,
	type InstitutionDone
} from './institution-editing.server.ts';
import { problemOfSuccession } from './institution-editing.ts';
import { contactsOf } from './recipients.server.ts';
import { fullName } from './words.ts';

/** What follows from a succession, said before it happens. Nothing about the past is in it: that does not change. */
export interface SuccessionPreview {
	readonly predecessor: string;
	/** By its name on the day. */
	readonly successor: string;
	readonly isNew: boolean;
	readonly date: string;
	/** Seats that speak for the successor from that day. */
	readonly seats: readonly SuccessionSeat[];
	/** Whose open tasks are then the successor's: the predecessor and all before it. */
	readonly institutionIds: readonly string[];
	/** Who hears of the tasks then: the successor's own officials, else those it takes over. */
	readonly contacts: readonly Holder[];
	readonly areContactsTakenOver: boolean;
	/** Another succeeded on or before that day, so the seats are that one's. */
	readonly holder: string | null;
}

export interface SuccessionSeat {
	readonly postId: string;
	readonly label: string;
	readonly body: string;
	readonly slug: string;
	readonly holders: readonly string[];
}

/**
 * Lets one institution follow another from a day: its seats, open tasks and officials are the successor's from then on, and
 * nothing about the past changes. The successor is one that is there or is made with it. Refuses INVALID a circle, a day before
 * either was there, a second succession of the same pair; CONFLICT as every form does. Twice is once.
 */
export async function succeedInstitution(actor: Actor, input: unknown): Promise<InstitutionDone> {
	const typed = parseInput(succeedSchema, input);
	mustBeAble(actor, deeds.change);
	return writeOnce(actor.installation.db, async (tx) => {
		const { id, successionId, date, basis } = typed;
		const row = await findInstitution(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		const subject = institutionSubject(id);
		if (await tx.institutionSuccession.findUnique({ where: { id: successionId } }))
			return { id, eventId: await eventOfForm(tx, actor, subject, successionId) };
		if (row.version !== typed.version)
			throw await conflict(tx, subject, { version: row.version, values: {} });
		const made = typed.successorId ? null : newSuccessor(typed);
		const successorId = typed.successorId ?? typed.newId;
		const found = made ? null : await findInstitution(tx, successorId);
		if (!made && !found) refuseField('successorId', 'server_problem_form');
		const problem = problemOfSuccession(
			await tx.institutionSuccession.findMany(),
			{ predecessorId: id, successorId, date },
			{ predecessor: row.names, successor: found?.names ?? [] }
		);
		if (problem) refuseField(problem.field, problem.key);
		if (made) await refuseKnownName(tx, typed.newId, made.name);
		const after = { successionId, successorId, date, basis, ...(made ? { made } : {}) };
		await insertSuccession(tx, id, after);
		return { id, eventId: await recordChange(tx, actor, { ...subject, before: null, after }) };
	});
}

export interface NewSuccession {
	readonly successionId: string;
	readonly successorId: string;
	readonly date: string;
	readonly basis: string | null;
	/** The successor, where it was made with it. */
	readonly made?: Parameters<typeof insertInstitution>[1];
}

/** Writes a succession, and the successor where it is new. */
export async function insertSuccession(
	tx: Transaction,
	predecessorId: string,
	{ successionId, successorId, date, basis, made }: NewSuccession
): Promise<void> {
	if (made) await insertInstitution(tx, made);
	await tx.institutionSuccession.create({
		data: { id: successionId, predecessorId, successorId, date, basis }
	});
	await tx.institution.update({ where: { id: predecessorId }, data: { version: { increment: 1 } } });
}

function newSuccessor(typed: SucceedInput) {
	const { newId: id, name, abbreviation, kind, date, basis } = typed;
	if (!name) refuseField('successorId', 'bodies_problem_successor_missing');
	const rest = { parentId: null, unresolved: false, note: null };
	return { id, nameId: newId(), kind, name, abbreviation, validFrom: date, basis, ...rest };
}

/** What would follow. Refuses as `succeedInstitution` does, as far as can be told without doing it. */
export async function previewSuccession(actor: Actor, input: unknown): Promise<SuccessionPreview> {
	const typed = parseInput(succeedSchema, input);
	mustBeAble(actor, deeds.change);
	const { id, date } = typed;
	const directory = await directoryOf(actor.installation);
	const predecessor = directory.institutionIndex.get(id);
	if (!predecessor) throw new Refusal('NOT_FOUND');
	const made = typed.successorId ? null : asInstitution(newSuccessor(typed));
	const successorId = typed.successorId ?? typed.newId;
	const successor = made ?? directory.institutionIndex.get(successorId);
	if (!successor) refuseField('successorId', 'server_problem_form');
	const edge = { predecessorId: id, successorId, date };
	const names = { predecessor: predecessor.names, successor: made ? [] : successor.names };
	const problem = problemOfSuccession(directory.successions, edge, names);
	if (problem) refuseField(problem.field, problem.key);
	const next = makeDirectory({
		...directory,
		institutions: made ? [...directory.institutions, made] : directory.institutions,
		successions: [...directory.successions, { ...edge, basis: typed.basis }]
	});
	return describe(actor, { before: directory, after: next }, edge, made !== null);
}

async function describe(
	actor: Actor,
	{ before, after }: { before: Directory; after: Directory },
	{ predecessorId, successorId, date }: { predecessorId: string; successorId: string; date: string },
	isNew: boolean
): Promise<SuccessionPreview> {
	const { holders, contacts } = await readPeople(actor.installation, date);
	const holder = institutionAt(after, predecessorId, date);
	const seats = after.posts.filter((post) => {
		const body = bodyById(after, post.bodyId);
		if (!body || !inForce(body, date) || !inForce(post, date)) return false;
		return post.institutionIds.some(
			(one) =>
				institutionAt(before, one, date).institutionId === predecessorId &&
				institutionAt(after, one, date).institutionId === successorId
		);
	});
	return {
		...{ isNew, date },
		predecessor: fullName(nameAt(after, predecessorId, date)),
		successor: fullName(nameAt(after, successorId, date)),
		holder: holder.institutionId === successorId ? null : fullName(holder),
		seats: seats.map((post) => {
			const body = bodyById(after, post.bodyId)!;
			const { id: postId, label } = post;
			const names = (holders.get(postId) ?? []).map(({ name }) => name);
			return { postId, label, body: bodyLabel(body, actor.locale), slug: body.slug, holders: names };
		}),
		institutionIds: withPredecessors(before, predecessorId, date),
		contacts: contactsOf(after, contacts, successorId, date),
		areContactsTakenOver: !contacts.has(successorId)
	};
}

function asInstitution(made: ReturnType<typeof newSuccessor>): Institution {
	const { id, kind, parentId, unresolved, note, name, abbreviation, validFrom } = made;
	const names = [{ name, abbreviation, validFrom, validTo: null }];
	return { id, kind, parentId, unresolved, note, isSample: false, provenance: null, names };
}
