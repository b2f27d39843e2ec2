import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { reachableOf, type AskedSeat } from './invitees.server.ts';
import { deeds } from './meetings.ts';
import { neededOf } from './rules.ts';
import { isOpen, silentSeats, type Voters } from './written-finding.server.ts';
import {
	answerShape,
	answerWord,
	isObjected,
	standingAnswers,
	writtenAnswers,
	writtenWayWord,
	type KeptAnswer
} from './written.ts';

/** What a seat answered to one question. */
export interface SaidView {
	readonly number: number;
	readonly word: string;
	readonly shape: string;
	readonly text: string | null;
	readonly by: string;
	readonly on: PlainDate;
	readonly way: string | null;
}

/** A seat with a vote, for whoever prepares the decision. */
export interface VoterRow {
	readonly postId: string;
	/** "LM pārstāvis". */
	readonly label: string;
	readonly bodyName: string;
	readonly names: readonly string[];
	/** Somebody holds it, and no mail reaches them: they are asked by letter. */
	readonly isUnreachable: boolean;
	readonly said: readonly SaidView[];
	/** The numbers of the questions that wait for an answer. */
	readonly missing: readonly number[];
}

/** What whoever prepares it sees and does. */
export interface WrittenForOrganisers {
	readonly rows: readonly VoterRow[];
	/** How each question was answered so far. */
	readonly counts: readonly {
		readonly number: number;
		readonly counts: readonly { readonly word: string; readonly count: number }[];
	}[];
	/** How many seats that somebody holds have not answered everything. */
	readonly silent: number;
	/** So few seats are held that nothing can be decided; null where they are enough. */
	readonly tooFew: { readonly held: number; readonly voting: number; readonly needed: number } | null;
	/** How many get the mail. */
	readonly recipients: number;
	readonly isObjected: boolean;
	readonly mayAsk: boolean;
	readonly isAskPrepared: boolean;
	readonly mayRemind: boolean;
	readonly isRemindPrepared: boolean;
	readonly mayRegister: boolean;
	/** Everybody has answered, or the last day is over. */
	readonly mayEnd: boolean;
	/** Somebody objects. */
	readonly mayTurn: boolean;
}

interface Organised {
	readonly meeting: FoundMeeting;
	readonly voters: Voters;
	readonly questions: readonly {
		readonly id: string;
		readonly number: number;
		readonly isClosed: boolean;
	}[];
	readonly answers: readonly KeptAnswer[];
}

/** Who answered what, and what can be done about it. */
export function organisersOf(actor: Actor, all: Organised): WrittenForOrganisers {
	const { voters, questions, answers } = all;
	const { locale } = actor;
	const standing = questions.map((question) => ({
		...{ ...question, said: standingAnswers(answers, question.id) }
	}));
	const silent = silentSeats(voters.seats, questions, answers).length;
	const hasObjection = isObjected(questions, answers);
	return {
		rows: voters.seats.map((seat) => rowOf(seat, standing, locale)),
		counts: standing.map(({ number, said }) => ({
			number,
			counts: writtenAnswers
				.map((one) => ({
					word: answerWord(one, locale),
					count: [...said.values()].filter(({ answer }) => answer === one).length
				}))
				.filter(({ count }) => count > 0)
		})),
		...{ silent, isObjected: hasObjection, recipients: reachableOf(voters.seats).length },
		tooFew: tooFewOf(voters),
		...rightsOf(actor, all, { silent, isObjected: hasObjection })
	};
}

/** Nobody answers for a seat that nobody holds: whether those who are asked can be a quorum at all. */
function tooFewOf({ seats, rules }: Voters): WrittenForOrganisers['tooFew'] {
	const needed = neededOf(seats.length, rules);
	const held = seats.filter(({ holders }) => holders.length > 0).length;
	return needed !== null && held < needed ? { held, voting: seats.length, needed } : null;
}

type Standing = readonly (Organised['questions'][number] & {
	readonly said: ReadonlyMap<string, KeptAnswer>;
})[];

function rowOf(seat: AskedSeat, standing: Standing, locale: Actor['locale']): VoterRow {
	const { postId, label, bodyName, holders, asked } = seat;
	return {
		...{ postId, label, bodyName, names: holders.map(({ name }) => name) },
		isUnreachable: holders.length > 0 && asked.every(({ address }) => address === null),
		said: standing.flatMap(({ number, said, isClosed }) => {
			const kept = said.get(postId);
			return kept ? [saidOf(kept, number, isClosed, locale)] : [];
		}),
		missing: holders.length
			? standing.filter(({ said }) => !said.has(postId)).map(({ number }) => number)
			: []
	};
}

function saidOf(kept: KeptAnswer, number: number, isClosed: boolean, locale: Actor['locale']): SaidView {
	const { answer, text, authorName: by, at, via } = kept;
	return {
		...{ number, word: answerWord(answer, locale), shape: answerShape(answer), by, on: rigaDate(at) },
		...{ text: isClosed ? null : text, way: writtenWayWord(via, locale) }
	};
}

function rightsOf(
	actor: Actor,
	{ meeting }: Organised,
	{ silent, isObjected }: { silent: number; isObjected: boolean }
) {
	const open = isOpen(meeting, todayOf(actor));
	const isRunning = meeting.status === 'INVITED';
	const may = (deed: (typeof deeds)[keyof typeof deeds]) => mayDo(actor, deed, meeting);
	return {
		mayAsk: meeting.status === 'PLANNED' && (may(deeds.ask) || may(deeds.prepareAsk)),
		isAskPrepared: !may(deeds.ask),
		mayRemind: open && silent > 0 && (may(deeds.remindWritten) || may(deeds.prepareRemindWritten)),
		isRemindPrepared: !may(deeds.remindWritten),
		mayRegister: open && may(deeds.registerAnswer),
		mayEnd: isRunning && (!open || silent === 0) && may(deeds.end),
		mayTurn: isRunning && isObjected && may(deeds.turn)
	};
}
