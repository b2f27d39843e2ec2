import type { PlainDate } from '#lib/calendar/days.ts';
import type { AnswerState, RequestState } from './asking.ts';

/* What a board of a request says: for its page, and for the pages of what it is for. */

/** A day by which something is wanted, in words. */
export interface BoardDue {
	readonly date: PlainDate;
	/** "svētdiena; nākamā darbdiena: 02.05. · 24 darbdienas", "kavējas par 2 darbdienām". */
	readonly note: string;
	readonly isSoon: boolean;
}

/** What was sent last. */
export interface BoardVersion {
	readonly number: number;
	readonly sentOn: PlainDate;
	readonly authorName: string;
	readonly capacity: string;
	/** "no vēstules", "ar vēstuli"; null: in the portal. */
	readonly way: string | null;
}

/** One answer that is asked, as far as it got. */
export interface BoardAnswer {
	readonly id: string;
	readonly partId: string | null;
	/** "2.1."; null where the request has no parts. */
	readonly code: string | null;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	readonly word: string;
	readonly shape: 'todo' | 'going' | 'ask' | 'done' | 'off';
	/** Somebody owes it. */
	readonly isOwed: boolean;
	/** Owed, and its last day is over. */
	readonly isLate: boolean;
	/** It came after its last day: by how many working days. */
	readonly cameLate: string | null;
	readonly isUnasked: boolean;
	/** The reader is asked for it. */
	readonly isOwn: boolean;
	readonly due: BoardDue | null;
	/** Its first day, where it was moved. */
	readonly originalDue: PlainDate | null;
	readonly latest: BoardVersion | null;
	/** What it was sent back with, for whoever asks. */
	readonly question: { readonly text: string; readonly by: string; readonly on: PlainDate } | null;
	readonly acceptedBy: string | null;
	readonly acceptedOn: PlainDate | null;
	readonly withdrawn: { readonly on: PlainDate; readonly by: string; readonly reason: string | null } | null;
	readonly version: number;
}

/** Somebody who hears for those who are asked. */
export interface BoardHearer {
	readonly name: string;
	/** "BAC pārstāvis, 8. apakšgrupa", "kontaktpersona". */
	readonly as: string;
	/** Mail gets there. */
	readonly isReached: boolean;
	/** The address from which mail comes back; null where none does. */
	readonly failing: string | null;
	readonly isAway: boolean;
	/** Where the address can be changed. */
	readonly personId: string;
}

/** Who is asked, with all that is asked of them. */
export interface BoardAsked {
	readonly key: string;
	readonly label: string;
	readonly name: string;
	/** The institution that was asked, where another carries its duties today. */
	readonly was: string | null;
	/** By the parts' order; those who are asked no more last. */
	readonly answers: readonly BoardAnswer[];
	/** For whoever asks; empty for others. */
	readonly hearers: readonly BoardHearer[];
	/** For whoever asks: nobody is known who could be reached. */
	readonly isUnreached: boolean;
	readonly remindedOn: PlainDate | null;
}

export interface BoardPart {
	readonly id: string;
	readonly code: string | null;
	/** Plain, shortened. */
	readonly text: string;
	/** "point:…". */
	readonly subject: string | null;
	readonly asked: number;
	readonly answered: number;
}

/** How many are how far; of late ones those that are still owed. */
export interface BoardCounts {
	readonly asked: number;
	/** Sent or accepted. */
	readonly answered: number;
	readonly sent: number;
	readonly accepted: number;
	readonly returned: number;
	readonly drafts: number;
	readonly owed: number;
	readonly late: number;
	readonly cameLate: number;
}

/** What its reader may do about the request. */
export interface BoardRights {
	readonly prepare: boolean;
	/** Sends, or prepares for who does. */
	readonly ask: 'SEND' | 'PREPARE' | null;
	readonly remind: 'SEND' | 'PREPARE' | null;
	readonly giveBack: 'SEND' | 'PREPARE' | null;
	readonly accept: boolean;
	readonly change: boolean;
	readonly close: boolean;
	readonly register: boolean;
}

export interface RequestBoard {
	readonly id: string;
	/** What it is for: "report:…". */
	readonly subject: string;
	readonly title: string;
	/** HTML. */
	readonly text: string | null;
	readonly state: RequestState;
	readonly due: BoardDue | null;
	/** In whose name: the body's name, or the council's secretariat. */
	readonly asker: string;
	readonly bodyId: string | null;
	readonly askedOn: PlainDate | null;
	readonly askedBy: string | null;
	readonly closedOn: PlainDate | null;
	readonly closedBy: string | null;
	/** The titles of what is asked. */
	readonly fields: readonly string[];
	readonly parts: readonly BoardPart[];
	readonly asked: readonly BoardAsked[];
	readonly counts: BoardCounts;
	readonly may: BoardRights;
	readonly version: number;
}

/** Those who still owe something, the latest first. */
export function owing({ asked }: Pick<RequestBoard, 'asked'>): BoardAsked[] {
	const late = ({ answers }: BoardAsked) => answers.filter((one) => one.isLate).length;
	return asked
		.filter(({ answers }) => answers.some(({ isOwed }) => isOwed))
		.toSorted((a, b) => late(b) - late(a));
}

/** What of them waits to be accepted. */
export function waitingFor({
	asked
}: Pick<RequestBoard, 'asked'>): { who: BoardAsked; answer: BoardAnswer }[] {
	return asked.flatMap((who) =>
		who.answers
			.filter(({ state, withdrawn }) => state === 'SENT' && withdrawn === null)
			.map((answer) => ({ who, answer }))
	);
}

/** How many are how far. */
export function countAnswers(answers: readonly BoardAnswer[]): BoardCounts {
	const wanted = answers.filter(({ withdrawn }) => withdrawn === null);
	const number = (is: (one: BoardAnswer) => boolean) => wanted.filter(is).length;
	const inState = (state: AnswerState) => number((one) => one.state === state);
	const [sent, accepted] = [inState('SENT'), inState('ACCEPTED')];
	return {
		...{ asked: wanted.length, answered: sent + accepted, sent, accepted },
		...{ returned: inState('RETURNED'), drafts: inState('DRAFT'), owed: number(({ isOwed }) => isOwed) },
		...{ late: number(({ isLate }) => isLate), cameLate: number((one) => one.cameLate !== null) }
	};
}
