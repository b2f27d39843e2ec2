import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	bodyLabel,
	deeds,
	inForce,
	institutionAt,
	nameAt,
	type BodyKind,
	type Directory,
	type MembershipKind,
	type PostRole
} from './council.ts';
import { directoryOf } from './directory.server.ts';
import { viewSeat, type SeatInstitutionView } from './seat-views.ts';
import { fullName } from './words.ts';

/** Somebody's time in a seat, for its history. */
export interface HolderTime {
	readonly id: string;
	readonly personId: string;
	readonly name: string;
	readonly kind: MembershipKind;
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly basis: string | null;
	readonly endBasis: string | null;
	readonly isSample: boolean;
	readonly isPresent: boolean;
}

export interface SeatPage {
	readonly id: string;
	readonly version: number;
	readonly body: {
		readonly id: string;
		readonly slug: string;
		readonly label: string;
		readonly kind: BodyKind;
	};
	readonly label: string;
	readonly role: PostRole;
	readonly votingRight: boolean;
	readonly institutions: readonly SeatInstitutionView[];
	readonly institutionIds: readonly string[];
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly basis: string | null;
	readonly note: string | null;
	readonly delegationRequestedOn: string | null;
	/** The newest first. */
	readonly holders: readonly HolderTime[];
	/** The reader may change it. */
	readonly canChange: boolean;
	readonly isEnded: boolean;
	readonly today: string;
}

/** An institution that may be chosen. */
export interface InstitutionOption {
	readonly id: string;
	readonly label: string;
}

/** A seat with everybody who ever held it. Refuses NOT_FOUND where the body has no such seat. */
export async function readSeat(actor: Actor, slug: string, postId: string): Promise<SeatPage> {
	mustBeAble(actor, deeds.read);
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const directory = await directoryOf(actor.installation);
	const row = await db.read.post.findUnique({
		where: { id: postId },
		include: { memberships: { include: { person: { select: { name: true } } } } }
	});
	const body = directory.slugIndex.get(slug);
	const post = directory.postIndex.get(postId);
	if (!row || !body || !post || row.bodyId !== body.id) throw new Refusal('NOT_FOUND');
	const { label, votingRight, startDate, endDate, basis, note, version, delegationRequestedOn } = row;
	return {
		...{ id: postId, label, votingRight, startDate, endDate, basis, note, version, delegationRequestedOn },
		...{ role: post.role, institutionIds: post.institutionIds, today },
		body: { id: body.id, slug, label: bodyLabel(body, actor.locale), kind: body.kind },
		institutions: viewSeat(directory, post, [], { date: today, today }).institutions,
		holders: row.memberships.map((one) => viewTime(one, today)).sort(byTime),
		canChange: can(actor, deeds.change),
		isEnded: !inForce({ startDate: null, endDate }, today)
	};
}

/** Every institution that has seats of its own today, by name; those chosen already too. */
export async function readInstitutionOptions(
	actor: Actor,
	chosen: readonly string[] = []
): Promise<InstitutionOption[]> {
	mustBeAble(actor, deeds.change);
	const today = rigaDate(actor.installation.clock.now());
	return institutionOptions(await directoryOf(actor.installation), today, chosen);
}

/** The same of a directory that was read already. */
export function institutionOptions(
	directory: Directory,
	today: string,
	chosen: readonly string[] = []
): InstitutionOption[] {
	return directory.institutions
		.filter(({ id }) => chosen.includes(id) || institutionAt(directory, id, today).institutionId === id)
		.map(({ id }) => ({ id, label: fullName(nameAt(directory, id, today)) }));
}

interface TimeRow {
	id: string;
	personId: string;
	kind: string;
	startDate: string | null;
	endDate: string | null;
	basis: string | null;
	endBasis: string | null;
	isSample: boolean;
	person: { name: string };
}

function viewTime({ person, ...row }: TimeRow, today: string): HolderTime {
	const { id, personId, startDate, endDate, basis, endBasis, isSample } = row;
	return {
		...{ id, personId, startDate, endDate, basis, endBasis, isSample, name: person.name },
		...{ kind: row.kind as MembershipKind, isPresent: inForce(row, today) }
	};
}

function byTime(a: HolderTime, b: HolderTime): number {
	return (a.startDate ?? '') < (b.startDate ?? '') ? 1 : -1;
}
