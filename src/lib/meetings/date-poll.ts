import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { WallTime } from '#lib/calendar/wall-time.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate, weekday } from '#lib/latvian/dates.ts';
import { timeWords, whenWords } from './meeting-times.ts';

/** What a seat says of a day. */
export const dayAnswers = ['YES', 'MAYBE', 'NO'] as const;
export type DayAnswer = (typeof dayAnswers)[number];

/** At least so many days are asked about: one is no question. At most so many: nobody looks through more. */
export const fewestDays = 2;
export type DayPlace = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
/** The rows of a form for days. */
export const dayPlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const satisfies DayPlace[];

/** A day that is asked about. */
export interface ProposedDay {
	readonly date: PlainDate;
	readonly startTime: WallTime;
	readonly endTime: WallTime | null;
}

/** A day of a poll, with what the seats said of it. */
export interface PolledDay extends ProposedDay {
	readonly id: string;
	readonly votes: readonly DayVote[];
}

export interface DayVote {
	readonly postId: string;
	readonly answer: DayAnswer;
	readonly personName: string;
	readonly at: Date;
}

/** How many said what of a day. */
export type DayCounts = Readonly<Record<DayAnswer, number>>;

/** The name of a day's field in the form of a seat. */
export function dayField(dateId: string): string {
	return `day:${dateId}`;
}

/** An answer in a word. */
export function dayAnswerWord(answer: DayAnswer, locale: Locale): string {
	const options = { locale };
	switch (answer) {
		case 'YES':
			return m.dates_answer_yes({}, options);
		case 'MAYBE':
			return m.dates_answer_maybe({}, options);
		case 'NO':
			return m.dates_answer_no({}, options);
	}
}

/** Whether two days are the same to whoever answers. */
export function isSameDay(one: ProposedDay, other: ProposedDay): boolean {
	return one.date === other.date && one.startTime === other.startTime && one.endTime === other.endTime;
}

/** "ceturtdien, 2022. gada 7. aprīlī, plkst. 10.00–12.00": where it is the matter itself. */
export function dayWords(day: ProposedDay, locale: Locale): string {
	return whenWords(day, locale)!;
}

/** "07.04.2022. ceturtdiena 10.00–12.00": where it heads a column. */
export function shortDayWords(
	day: ProposedDay,
	locale: Locale
): { date: string; weekday: string; time: string } {
	const { date } = day;
	return { date: shortDate(date, locale), weekday: weekday(date, locale), time: timeWords(day) };
}

/** How the seats that are asked answered of a day; who left since does not count. */
export function countsOf({ votes }: Pick<PolledDay, 'votes'>, postIds: ReadonlySet<string>): DayCounts {
	const of = (answer: DayAnswer) =>
		votes.filter((vote) => vote.answer === answer && postIds.has(vote.postId)).length;
	return { YES: of('YES'), MAYBE: of('MAYBE'), NO: of('NO') };
}

/** The days that suit most: by who comes, then by who perhaps does. None while none suits anybody. */
export function bestDays<T extends { readonly counts: DayCounts }>(days: readonly T[]): T[] {
	const worth = ({ counts }: T) => counts.YES * 1000 + counts.MAYBE;
	const most = Math.max(0, ...days.map(worth));
	return most === 0 ? [] : days.filter((day) => worth(day) === most);
}

/** Whether a seat has not answered of each day: one that was added since is asked, too. */
export function isSilent(
	days: readonly { readonly votes: readonly { readonly postId: string }[] }[],
	postId: string
): boolean {
	return days.some(({ votes }) => !votes.some((vote) => vote.postId === postId));
}
