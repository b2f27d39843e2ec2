import type { Locale } from '#lib/accounts/actor.ts';
import type { CalendarAnswer } from '#lib/calendar/invitation.ts';
import { m } from '#i18n/generated/messages.js';

/** What a seat answers to an invitation; MAYBE only calendar programs say. */
export const replyAnswers = ['COMING', 'ONLINE', 'NOT_COMING', 'SUBSTITUTE', 'MAYBE'] as const;
export type ReplyAnswer = (typeof replyAnswers)[number];

/** By which way an answer came. */
export type ReplyWay = 'PORTAL' | 'MAIL' | 'CALENDAR' | 'SECRETARIAT';

/** The answer of a seat, as others read it: "Piedalīsies tiešsaistē". */
export function replyWord(answer: string, locale: Locale): string {
	const options = { locale };
	switch (answer as ReplyAnswer) {
		case 'COMING':
			return m.invitations_reply_coming({}, options);
		case 'ONLINE':
			return m.invitations_reply_online({}, options);
		case 'NOT_COMING':
			return m.invitations_reply_not_coming({}, options);
		case 'SUBSTITUTE':
			return m.invitations_reply_substitute({}, options);
		case 'MAYBE':
			return m.invitations_reply_maybe({}, options);
	}
}

/** The answer as whoever gives it says it: "Piedalīšos tiešsaistē". */
export function ownReplyWord(answer: string, locale: Locale): string {
	const options = { locale };
	switch (answer as ReplyAnswer) {
		case 'COMING':
			return m.invitations_own_coming({}, options);
		case 'ONLINE':
			return m.invitations_own_online({}, options);
		case 'NOT_COMING':
			return m.invitations_own_not_coming({}, options);
		case 'SUBSTITUTE':
			return m.invitations_own_substitute({}, options);
		case 'MAYBE':
			return m.invitations_own_maybe({}, options);
	}
}

/** By which way it came, in words; nothing of one that was given in the portal. */
export function wayWord(via: string, locale: Locale): string | null {
	const options = { locale };
	switch (via as ReplyWay) {
		case 'PORTAL':
			return null;
		case 'MAIL':
			return m.invitations_via_mail({}, options);
		case 'CALENDAR':
			return m.invitations_via_calendar({}, options);
		case 'SECRETARIAT':
			return m.invitations_via_secretariat({}, options);
	}
}

/** An answer as it is kept. */
export interface KeptReply {
	readonly postId: string;
	readonly answer: string;
	readonly substituteName: string | null;
	readonly substituteTitle: string | null;
	readonly note: string | null;
	readonly personName: string;
	readonly at: Date;
	readonly via: string;
}

/** The answer that holds for each seat: its last. `replies` as they came, the first first. */
export function lastReplies<T extends { readonly postId: string }>(replies: readonly T[]): Map<string, T> {
	return new Map(replies.map((reply) => [reply.postId, reply]));
}

/** Whether an answer was given before the meeting was moved to another day or hour: it is asked again. */
export function isOutdated({ at }: { readonly at: Date }, movedAt: Date | null): boolean {
	return movedAt !== null && at < movedAt;
}

/**
 * What somebody's calendar is told that they answered; undefined where it is to ask. Whoever comes for one of their seats comes.
 * Whoever sends a substitute does not: the seat is taken, their time is free (RFC 5545, 3.2.12).
 */
export function calendarAnswerOf(answers: readonly string[]): CalendarAnswer | undefined {
	if (answers.length === 0) return undefined;
	const has = (...some: ReplyAnswer[]) => answers.some((one) => some.includes(one as ReplyAnswer));
	if (has('COMING', 'ONLINE')) return 'ACCEPTED';
	return has('MAYBE') ? 'TENTATIVE' : 'DECLINED';
}
