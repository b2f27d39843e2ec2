import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, difference, eventOfForm, writeOnce } from './changing.server.ts';
import { deeds, type MembershipKind, type PostRole } from './council.ts';
import { leaveIfNothingHeld, mustHaveAName } from './people-leaving.server.ts';
import { recordPeople, type Changed } from './people-record.server.ts';
import { spanOf } from './people-words.ts';
import { appointSchema, changeMembershipSchema, endMembershipSchema } from './memberships-schema.ts';
import { findProblem, isChairWithoutSeat, overlap, type Sitting } from './memberships.ts';

/** A membership's fields, as the record keeps them. */
export interface MembershipValues {
	readonly kind: MembershipKind;
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly basis: string | null;
	readonly endBasis: string | null;
}

const subjectOf = (personId: string) => ({ subjectType: 'Person', subjectId: personId }) as const;

/**
 * Appoints a person to a seat. Refuses, at the field: an end before the beginning, a day outside the seat's or its body's life,
 * a second holder at a time, somebody acting for a holder who is not away, the same person twice. A chair who sits nowhere
 * else is told of at `knowing`. Nobody need be asked for a delegation any more.
 */
export async function appoint(actor: Actor, input: unknown): Promise<Changed & { personId: string }> {
	mustBeAble(actor, deeds.changePeople);
	const { id, postId, personId, knowing, ...dates } = parseInput(appointSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const same = await tx.membership.findUnique({ where: { id }, select: { personId: true } });
		if (same) return { personId, eventId: await eventOfForm(tx, actor, subjectOf(same.personId), id) };
		const sitting = { id, postId, personId, ...dates, endBasis: null };
		return { personId, ...(await appointInside(tx, actor, sitting, { knowing })) };
	});
}

export interface NewMembership extends MembershipValues {
	readonly id: string;
	readonly postId: string;
	readonly personId: string;
}

/** The same within another change; the caller asked whether the actor may. */
export async function appointInside(
	tx: Transaction,
	actor: Actor,
	membership: NewMembership,
	{ knowing = true, undoes }: { knowing?: boolean; undoes?: string } = {}
): Promise<Changed> {
	const { id, postId, personId, ...values } = membership;
	const person = await tx.person.findUnique({ where: { id: personId }, select: { pseudonymisedAt: true } });
	if (!person || person.pseudonymisedAt) refuseField('personId', 'people_problem_person');
	const post = await mustAgree(tx, actor, membership);
	if (!knowing) await mustBeUsual(tx, post, membership);
	await tx.membership.create({ data: membership });
	const wasRequested = values.kind === 'SUBSTITUTE' ? null : post.delegationRequestedOn;
	if (wasRequested) await tx.post.update({ where: { id: postId }, data: { delegationRequestedOn: null } });
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: null,
		after: {
			...{ membershipId: id, postId, ...values },
			...(wasRequested ? { delegationRequestedOn: wasRequested } : {})
		},
		undoes
	});
}

/** Changes dates, kind and basis; refuses as `appoint` does, and CONFLICT where somebody changed it meanwhile. */
export async function changeMembership(actor: Actor, input: unknown): Promise<MembershipChanged> {
	mustBeAble(actor, deeds.changePeople);
	const { id, version, ...values } = parseInput(changeMembershipSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const membership = await mustBeCurrent(tx, id, version);
		const changed = await changeMembershipInside(tx, actor, id, values);
		return { ...changed, personId: membership.personId };
	});
}

/** Ends somebody's time in a seat, with the day and what ended it. A chair does not end their own seat. */
export async function endMembership(actor: Actor, input: unknown): Promise<MembershipChanged> {
	mustBeAble(actor, deeds.changePeople);
	const { id, version, endDate, endBasis } = parseInput(endMembershipSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const membership = await mustBeCurrent(tx, id, version);
		const values = { ...membershipValues(membership), endDate, endBasis };
		const changed = await changeMembershipInside(tx, actor, id, values);
		return { ...changed, personId: membership.personId };
	});
}

export interface MembershipChanged {
	readonly personId: string;
	/** Null where nothing differed. */
	readonly eventId: string | null;
}

/** The same within another change. Whoever holds nothing any more is signed out. */
export async function changeMembershipInside(
	tx: Transaction,
	actor: Actor,
	id: string,
	values: MembershipValues,
	undoes?: string
): Promise<{ eventId: string | null }> {
	const membership = await findMembership(tx, id);
	const { personId, postId } = membership;
	const changed = difference<MembershipValues>(membershipValues(membership), values);
	if (!changed) return { eventId: null };
	mustNotUnseatOneself(actor, membership, values);
	await mustHaveAName(tx, personId);
	await mustAgree(tx, actor, { id, postId, personId, ...values });
	await tx.membership.update({
		where: { id, version: membership.version },
		data: { ...values, version: { increment: 1 } }
	});
	await leaveIfNothingHeld(tx, actor.installation, personId);
	return recordPeople(tx, actor, {
		...subjectOf(personId),
		before: { membershipId: id, postId, ...changed.before },
		after: { membershipId: id, postId, ...changed.after },
		undoes
	});
}

/** Whoever leads a body is replaced by somebody else's decision: a slip would leave it without anybody who may decide. */
export function mustNotUnseatOneself(
	{ personId }: Actor,
	membership: { personId: string; endDate: string | null; kind: string; post: { role: string } },
	values: MembershipValues
): void {
	const isOwnChair =
		personId === membership.personId && membership.post.role === 'CHAIR' && membership.kind === 'HOLDER';
	const isShorter = values.endDate !== null && (membership.endDate ?? '9999') > values.endDate;
	if (isOwnChair && (isShorter || values.kind !== 'HOLDER'))
		refuseField('endDate', 'people_problem_own_chair');
}

async function mustBeCurrent(tx: Transaction, id: string, version: number) {
	const membership = await findMembership(tx, id);
	if (membership.version !== version)
		throw await conflict(tx, subjectOf(membership.personId), {
			version: membership.version,
			values: membershipValues(membership)
		});
	return membership;
}

async function findMembership(tx: Transaction, id: string) {
	const membership = await tx.membership.findUnique({ where: { id }, include: { post: true } });
	if (!membership) throw new Refusal('NOT_FOUND');
	return membership;
}

/** The fields of a row. */
export function membershipValues(membership: {
	kind: string;
	startDate: string | null;
	endDate: string | null;
	basis: string | null;
	endBasis: string | null;
}): MembershipValues {
	const { kind, startDate, endDate, basis, endBasis } = membership;
	return { kind: kind as MembershipKind, startDate, endDate, basis, endBasis };
}

type Proposed = Pick<NewMembership, 'id' | 'postId' | 'personId' | 'kind' | 'startDate' | 'endDate'>;

/** Refuses what the rules of seats forbid, at its field, with whom it does not agree; answers the seat. */
async function mustAgree(tx: Transaction, actor: Actor, proposed: Proposed) {
	const post = await tx.post.findUnique({
		where: { id: proposed.postId },
		include: { body: true, institutions: true, memberships: { include: { person: true } } }
	});
	if (!post) refuseField('postId', 'people_problem_post');
	const others = post.memberships.map(({ person, ...one }): Sitting => ({
		...one,
		kind: one.kind as MembershipKind,
		name: person.name
	}));
	const away =
		proposed.kind === 'ACTING'
			? await tx.absence.findMany({ where: { personId: { in: others.map(({ personId }) => personId) } } })
			: [];
	const found = findProblem({ sitting: proposed, post, body: post.body, others, away });
	if (!found) return post;
	const { field, problem, other, day } = found;
	const say = (date: string) => shortDate(date, actor.locale);
	refuseField(
		field,
		problemWith(problem, {
			...(other ? { who: other.name, span: spanOf(other, actor.locale) } : {}),
			...(day ? { day: say(day) } : {})
		})
	);
}

/** A chair who sits nowhere else: told, and done where the writer knows it. */
async function mustBeUsual(
	tx: Transaction,
	post: Awaited<ReturnType<typeof mustAgree>>,
	{ kind, personId, startDate, endDate }: NewMembership
): Promise<void> {
	if (post.role !== 'CHAIR' || kind !== 'HOLDER') return;
	const held = await tx.membership.findMany({ where: { personId, postId: { not: post.id } } });
	const institutionIds = post.institutions.map(({ institutionId }) => institutionId);
	const otherSeatsOfInstitutions = await tx.postInstitution.count({
		where: { institutionId: { in: institutionIds }, post: { bodyId: post.bodyId, id: { not: post.id } } }
	});
	const otherSeatsOfPerson = held.filter((one) => overlap(one, { startDate, endDate })).length;
	const role = post.role as PostRole;
	if (isChairWithoutSeat({ role, otherSeatsOfPerson, otherSeatsOfInstitutions }))
		refuseField('knowing', 'people_problem_chair_without_seat');
}
