/** What a person is in a body today: the rights follow from it. */
export interface Seat {
	readonly postId: string;
	readonly bodyId: string;
	readonly role: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER' | 'ADVISER';
	/** The institutions the seat speaks for today, successors included. */
	readonly institutionIds: readonly string[];
	/** As printed: "VBTAI pārstāvis". */
	readonly label: string;
	/** The body's name, for the record: "8. apakšgrupa". */
	readonly bodyName: string;
	/** No seat at all: the holder answers by a link as the official whom this institution named, because nobody sits for it. */
	readonly contactOf?: string;
}

export type AccountRole = 'ADMINISTRATOR' | 'SECRETARY' | 'ASSISTANT';
export type Locale = 'lv' | 'en';

/** Who acts, and as what. `Actor` adds the installation it acts in; this part is plain data. */
export interface Standing {
	readonly userId: string | null;
	readonly personId: string | null;
	readonly name: string;
	readonly role: AccountRole | null;
	readonly seats: readonly Seat[];
	/** The portal itself: the ticker, the command line. */
	readonly isSystem: boolean;
}

/** Why somebody may do a thing. Grants are facts about the actor and the subject, never names of people. */
export type Grant =
	| 'SIGNED_IN' // anybody with an account
	| 'ADMINISTRATOR'
	| 'SECRETARY' // of the council: decides, sends, closes
	| 'SECRETARIAT' // secretary or assistant: prepares
	| 'LEAD' // chair, deputy chair or secretary of the body concerned
	| 'CHAIR' // sits in the chair of the body concerned, acting or not
	| 'PRESIDING' // chairs the meeting concerned that day, by whatever seat
	| 'WRITING' // writes its minutes that day
	| 'RESPONSIBLE' // holds a seat, in the body concerned, of an institution that owes the task
	| 'ASKED' // holds a seat, in whatever body, of an institution that is asked, or the seat that is
	| 'SYSTEM';

/** One thing that can be done, and what gives the right to it. What is not granted is refused. */
export interface Deed {
	readonly name: string;
	readonly grants: readonly Grant[];
}

/** What the grants are asked about: whose body, which institutions and posts owe it. */
export interface Subject {
	readonly bodyId?: string;
	readonly institutionIds?: readonly string[];
	readonly postIds?: readonly string[];
	/** Who chairs and who writes the meeting: a person of the council, or an account. */
	readonly presiding?: string | null;
	readonly writing?: readonly (string | null)[];
}

/** Whether somebody may do a deed to a subject: the one place where that is decided. */
export function can(standing: Standing, deed: Deed, subject: Subject = {}): boolean {
	return deed.grants.some((grant) => holds(standing, grant, subject));
}

function holds(standing: Standing, grant: Grant, subject: Subject): boolean {
	switch (grant) {
		case 'SIGNED_IN':
			return standing.userId !== null;
		case 'ADMINISTRATOR':
			return standing.role === 'ADMINISTRATOR';
		case 'SECRETARY':
			return standing.role === 'SECRETARY';
		case 'SECRETARIAT':
			return standing.role === 'SECRETARY' || standing.role === 'ASSISTANT';
		case 'LEAD':
			return standing.seats.some((seat) => seat.bodyId === subject.bodyId && isLead(seat));
		case 'CHAIR':
			return standing.seats.some((seat) => seat.bodyId === subject.bodyId && seat.role === 'CHAIR');
		case 'PRESIDING':
			return standing.personId !== null && standing.personId === subject.presiding;
		case 'WRITING':
			return [standing.personId, standing.userId].some(
				(id) => id !== null && (subject.writing?.includes(id) ?? false)
			);
		case 'RESPONSIBLE':
			return standing.seats.some((seat) => seat.bodyId === subject.bodyId && owes(seat, subject));
		case 'ASKED':
			return standing.seats.some((seat) => owes(seat, subject));
		case 'SYSTEM':
			return standing.isSystem;
	}
}

/** Chair, deputy chair and secretary answer for a body. */
export function isLead(seat: Pick<Seat, 'role'>): boolean {
	return seat.role === 'CHAIR' || seat.role === 'DEPUTY_CHAIR' || seat.role === 'SECRETARY';
}

function owes(seat: Seat, subject: Subject): boolean {
	return (
		(subject.postIds?.includes(seat.postId) ?? false) ||
		seat.institutionIds.some((id) => subject.institutionIds?.includes(id) ?? false)
	);
}
