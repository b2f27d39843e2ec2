import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { dayOf, findMeeting, mayDo, type FoundMeeting } from './finding.server.ts';
import { seatsAsked } from './invitees.server.ts';
import { headOf, type MeetingHead } from './meeting-head.server.ts';
import { isOver } from './meeting-times.ts';
import { deeds } from './meetings.ts';
import { ownSeatOf, type OwnSeat } from './own-replies.server.ts';
import { readStanding, isUnanswered, type StandingReply } from './reply-standing.server.ts';
import { isAnswerable, ownSeats } from './replying.server.ts';
import { replyAnswers, replyWord, wayWord } from './replies.ts';
import { readRulesOf } from './rules.server.ts';
import { defaultRules, jointQuorum, quorumOf, type CountedSeat, type Rules } from './rules.ts';

/** How a seat answered, for whoever prepares the meeting. */
export interface ReplyRow {
	readonly postId: string;
	/** "LM pārstāvis". */
	readonly label: string;
	readonly bodyId: string;
	readonly names: readonly string[];
	readonly votingRight: boolean;
	readonly reply: {
		readonly answer: string;
		readonly word: string;
		/** Who comes instead, and what they are. */
		readonly substitute: string | null;
		readonly note: string | null;
		readonly by: string;
		readonly on: PlainDate;
		readonly way: string | null;
		readonly isOutdated: boolean;
	} | null;
}

/** What the organisers see beside the answers. */
export interface RepliesForOrganisers {
	readonly groups: readonly { readonly label: string; readonly rows: readonly ReplyRow[] }[];
	readonly counts: readonly { readonly word: string; readonly count: number }[];
	readonly unanswered: number;
	/** Would the quorum be there if who said so comes? */
	readonly quorum: { readonly present: number; readonly voting: number; readonly needed: number | null };
	readonly isQuorate: boolean;
	readonly mayRemind: boolean;
	readonly isPrepared: boolean;
	readonly mayRegister: boolean;
}

export interface RepliesPage {
	readonly head: MeetingHead;
	readonly answerBy: PlainDate | null;
	readonly isOpen: boolean;
	readonly isOnline: boolean;
	/** Of this reader. */
	readonly own: readonly OwnSeat[];
	readonly organisers: RepliesForOrganisers | null;
}

/** How the seats answered, and one's own answers. Refuses NOT_FOUND whoever neither sits there nor prepares it. */
export async function readRepliesPage(actor: Actor, id: string): Promise<RepliesPage> {
	const { installation, locale } = actor;
	const { read } = installation.db;
	const meeting = await findMeeting(read, actor, id);
	const day = dayOf(meeting, actor);
	const people = await readPeople(installation, day);
	const seats = seatsAsked(people, meeting, day);
	const own = ownSeats(actor, { meeting, people, seats });
	const isOrganiser = mayDo(actor, deeds.edit, meeting);
	if (meeting.kind !== 'SITTING' || (own.length === 0 && !isOrganiser)) throw new Refusal('NOT_FOUND');
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	const [standing, rules] = await Promise.all([
		readStanding(read, id, seats),
		isOrganiser ? readRulesOf(read, bodyIds) : new Map<string, Rules>()
	]);
	const isOpen = isAnswerable(meeting, installation.clock.now());
	const theirs = new Set(own.map(({ postId }) => postId));
	return {
		head: headOf(actor, meeting, people.directory),
		...{ answerBy: meeting.answerBy, isOpen, isOnline: meeting.link !== null },
		own: standing.filter(({ seat }) => theirs.has(seat.postId)).map(ownSeatOf),
		organisers: isOrganiser
			? {
					groups: meeting.bodies.map(({ bodyId }) => ({
						label: bodyLabel(bodyById(people.directory, bodyId)!, locale),
						rows: standing.filter(({ seat }) => seat.bodyId === bodyId).map((one) => rowOf(one, locale))
					})),
					...summaryOf(standing, bodyIds, rules, locale),
					...rightsOf(actor, meeting)
				}
			: null
	};
}

function rightsOf(actor: Actor, meeting: FoundMeeting) {
	const isCalled = meeting.status === 'INVITED' && !isOver(meeting, actor.installation.clock.now());
	const maySend = mayDo(actor, deeds.remind, meeting);
	return {
		mayRemind: isCalled && (maySend || mayDo(actor, deeds.prepareRemind, meeting)),
		isPrepared: !maySend,
		mayRegister:
			isAnswerable(meeting, actor.installation.clock.now()) && mayDo(actor, deeds.registerReply, meeting)
	};
}

function rowOf({ seat, reply }: StandingReply, locale: Actor['locale']): ReplyRow {
	const { postId, label, bodyId, votingRight, holders } = seat;
	return {
		...{ postId, label, bodyId, votingRight, names: holders.map(({ name }) => name) },
		reply: reply
			? {
					...{ answer: reply.answer, word: replyWord(reply.answer, locale), note: reply.note },
					substitute: [reply.substituteName, reply.substituteTitle].filter(Boolean).join(', ') || null,
					...{ by: reply.personName, on: rigaDate(reply.at), way: wayWord(reply.via, locale) },
					isOutdated: reply.isOutdated
				}
			: null
	};
}

function summaryOf(
	standing: readonly StandingReply[],
	bodyIds: readonly string[],
	rules: ReadonlyMap<string, Rules>,
	locale: Actor['locale']
) {
	const answered = standing.filter((one) => !isUnanswered(one));
	const { isQuorate, ...quorum } = jointQuorum(
		bodyIds.map((bodyId) =>
			quorumOf(
				standing.filter(({ seat }) => seat.bodyId === bodyId).map(countedOf),
				rules.get(bodyId) ?? defaultRules
			)
		)
	);
	return {
		counts: replyAnswers
			.map((answer) => ({
				word: replyWord(answer, locale),
				count: answered.filter(({ reply }) => reply?.answer === answer).length
			}))
			.filter(({ count }) => count > 0),
		unanswered: standing.length - answered.length,
		...{ quorum, isQuorate }
	};
}

/** A seat as it would count if everybody does as they said. */
function countedOf(one: StandingReply): CountedSeat {
	const { seat, reply } = one;
	const states: Readonly<Record<string, string>> = {
		...{ COMING: 'PRESENT', ONLINE: 'ONLINE', SUBSTITUTE: 'SUBSTITUTE', NOT_COMING: 'ABSENT' }
	};
	const holder = seat.holders.find(({ kind }) => kind !== 'SUBSTITUTE');
	return {
		...{ postId: seat.postId, votingRight: seat.votingRight, personId: holder?.personId ?? null },
		state: isUnanswered(one) ? null : (states[reply!.answer] ?? null),
		...{ substituteId: null, substituteName: reply?.substituteName ?? null },
		...{ cameItemId: null, leftItemId: null }
	};
}
