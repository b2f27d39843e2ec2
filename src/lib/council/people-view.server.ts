import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayKeepAbsences } from './absences.server.ts';
import { bodyById, deeds, inForce, institutionAt, seatInstitutions } from './council.ts';
import type { Directory, MembershipKind, Span } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { readAroundPeople, type AbsenceRow, type SeatRow } from './people-around.server.ts';
import { valuesOf, type PersonValues } from './person-writing.server.ts';
import { roleWord } from './words.ts';

/** A time in a seat, as a person's page shows it. */
export interface SeatOfPerson extends Span {
	readonly id: string;
	readonly postId: string;
	readonly label: string;
	/** What the seat is in that body, in the reader's language. */
	readonly role: string;
	readonly isChair: boolean;
	readonly body: { readonly id: string; readonly slug: string; readonly name: string };
	/** In whose name they act, by the names of the day: today, or the last of an ended time. */
	readonly institutions: readonly { readonly id: string; readonly label: string; readonly name: string }[];
	readonly kind: MembershipKind;
	readonly basis: string | null;
	readonly endBasis: string | null;
	readonly isSample: boolean;
	readonly when: 'BEFORE' | 'NOW' | 'LATER';
}

export interface ContactOfPerson extends Span {
	readonly id: string;
	readonly institution: { readonly id: string; readonly name: string };
	readonly when: 'BEFORE' | 'NOW' | 'LATER';
}

export interface PersonView {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly title: string | null;
	readonly locale: 'lv' | 'en';
	/** Null for whoever may not see them. */
	readonly email: string | null;
	readonly phone: string | null;
	readonly note: string | null;
	readonly provenance: string | null;
	readonly isSample: boolean;
	readonly isPseudonymised: boolean;
	/** The reader themself. */
	readonly isSelf: boolean;
	readonly seats: readonly SeatOfPerson[];
	readonly contacts: readonly ContactOfPerson[];
	readonly absences: readonly AbsenceRow[];
	/** For the secretariat and the administrator; null where there is none. */
	readonly account: { readonly id: string; readonly email: string; readonly isDisabled: boolean } | null;
	readonly today: string;
	readonly may: {
		readonly change: boolean;
		readonly seeContacts: boolean;
		readonly keepAbsences: boolean;
		readonly replace: boolean;
	};
}

/** One person with all that is known around them: four statements. Refuses NOT_FOUND for an id that nobody has. */
export async function readPerson(actor: Actor, id: string): Promise<PersonView> {
	mustBeAble(actor, deeds.read);
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const seesContacts = can(actor, deeds.readContacts);
	const isSelf = actor.personId === id;
	const [directory, person, around, account] = await Promise.all([
		directoryOf(actor.installation),
		db.read.person.findUnique({ where: { id } }),
		readAroundPeople(db, [id]),
		seesContacts ? db.read.user.findUnique({ where: { personId: id } }) : null
	]);
	if (!person) throw new Refusal('NOT_FOUND');
	const { version, name, title, isSample, provenance, pseudonymisedAt } = person;
	const mayChange = can(actor, deeds.changePeople) && !pseudonymisedAt;
	return {
		...{ id, version, name, title, isSample, isSelf, today, isPseudonymised: pseudonymisedAt !== null },
		locale: person.locale === 'en' ? 'en' : 'lv',
		email: seesContacts || isSelf ? person.email : null,
		phone: seesContacts || isSelf ? person.phone : null,
		note: seesContacts ? person.note : null,
		provenance: seesContacts ? provenance : null,
		seats: around.seats.flatMap((seat) => viewSeat(actor, directory, seat, today)),
		contacts: around.contacts.map(({ id: contactId, institutionId, startDate, endDate }) => ({
			...{ id: contactId, startDate, endDate, when: whenOf({ startDate, endDate }, today) },
			institution: {
				id: institutionId,
				name: institutionAt(directory, institutionId, endDate && endDate < today ? endDate : today).name
			}
		})),
		absences: around.absences,
		account: account && { id: account.id, email: account.email, isDisabled: account.disabledAt !== null },
		may: {
			change: mayChange,
			seeContacts: seesContacts,
			keepAbsences: !pseudonymisedAt && mayKeepAbsences(actor, id),
			replace: mayChange && (can(actor, deeds.replace) || can(actor, deeds.prepareReplace))
		}
	};
}

/** A person as the form that changes them needs it. */
export async function readPersonForm(
	actor: Actor,
	id: string
): Promise<{ id: string; version: number; values: PersonValues }> {
	mustBeAble(actor, deeds.changePeople);
	const person = isId(id) ? await actor.installation.db.read.person.findUnique({ where: { id } }) : null;
	if (!person || person.pseudonymisedAt) throw new Refusal('NOT_FOUND');
	return { id, version: person.version, values: valuesOf(person) };
}

function viewSeat(actor: Actor, directory: Directory, seat: SeatRow, today: string): SeatOfPerson[] {
	const post = directory.postIndex.get(seat.postId);
	const body = post && bodyById(directory, post.bodyId);
	if (!post || !body) return [];
	const { id, postId, kind, startDate, endDate, basis, endBasis, isSample } = seat;
	const day = endDate && endDate < today ? endDate : today;
	const isOpen = inForce(post, today) && inForce(body, today);
	const when = whenOf(seat, today);
	return [
		{
			...{ id, postId, kind, startDate, endDate, basis, endBasis, isSample, label: post.label },
			role: roleWord(post.role, body.kind, actor.locale),
			isChair: post.role === 'CHAIR',
			body: { id: body.id, slug: body.slug, name: body.shortName },
			institutions: seatInstitutions(directory, post, day).map(({ holder }) => ({
				...{ id: holder.institutionId, label: holder.label, name: holder.name }
			})),
			when: when === 'NOW' && !isOpen ? 'BEFORE' : when
		}
	];
}

function whenOf(span: Span, today: string): 'BEFORE' | 'NOW' | 'LATER' {
	if (inForce(span, today)) return 'NOW';
	return span.startDate !== null && span.startDate > today ? 'LATER' : 'BEFORE';
}
