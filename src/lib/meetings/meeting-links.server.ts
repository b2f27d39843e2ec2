import { createLinks } from '#lib/accounts/links.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { answerAddress, answerLinkLife, type AnswerLink } from '#lib/requests/answer-links.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { endOfDay } from './meeting-times.ts';
import type { ReplyAnswer } from './replies.ts';

/**
 * Links by which each of some people answers about one meeting, by their ids; made where the mail is queued that will carry them.
 * They open for a while after it, to say that it is over.
 */
export async function createMeetingLinks(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	meeting: { readonly id: string; readonly date: PlainDate | null },
	personIds: readonly string[],
	/** What is answered: whether somebody comes, which days suit, or what is decided in writing. */
	about: 'meeting' | 'dates' | 'written' = 'meeting'
): Promise<Map<string, string>> {
	const now = installation.clock.now().getTime();
	const end = meeting.date === null ? now : endOfDay(meeting.date).getTime();
	const expiresAt = new Date(Math.max(now, end) + answerLinkLife);
	const wanted = personIds.map((personId) => ({
		...{ purpose: 'ANSWER' as const, subject: `${about}:${meeting.id}`, expiresAt, personId, userId: null }
	}));
	const ids = await createLinks(tx, installation, wanted);
	return new Map(personIds.map((personId, index) => [personId, ids[index]!]));
}

/** The address of such a link; with an answer, that one is chosen when it opens. */
export function meetingAddress(
	installation: Pick<Installation, 'secret' | 'config'>,
	link: AnswerLink,
	answer?: ReplyAnswer
): string {
	return `${answerAddress(installation, link)}${answer ? `?answer=${answer}` : ''}`;
}
