import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { dayWords, type DayAnswer, type PolledDay } from './date-poll.ts';
import type { AskedSeat } from './invitees.server.ts';

/** A seat that somebody answers for, with what was said of each day. */
export interface OwnVotes {
	readonly postId: string;
	/** "LM pārstāvis, 8. apakšgrupa". */
	readonly label: string;
	readonly days: readonly OwnDay[];
	/** Who answered last, and when; null: nobody yet. */
	readonly said: { readonly by: string; readonly on: PlainDate } | null;
	/** A day was added since: not each of them is answered. */
	readonly isWhole: boolean;
}

export interface OwnDay {
	readonly id: string;
	/** "ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00". */
	readonly words: string;
	readonly answer: DayAnswer | null;
}

/** What a seat said, as the form of its holder shows it. */
export function ownVotesOf(
	{ postId, label, bodyName }: AskedSeat,
	days: readonly PolledDay[],
	locale: Actor['locale']
): OwnVotes {
	const votes = days.map((day) => day.votes.find((one) => one.postId === postId) ?? null);
	const last = votes.filter((one) => one !== null).at(-1);
	return {
		...{ postId, label: `${label}, ${bodyName}` },
		days: days.map((day, index) => ({
			...{ id: day.id, words: dayWords(day, locale), answer: votes[index]?.answer ?? null }
		})),
		said: last ? { by: last.personName, on: rigaDate(last.at) } : null,
		isWhole: votes.every((one) => one !== null)
	};
}
