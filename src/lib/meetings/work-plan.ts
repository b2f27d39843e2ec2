import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { itemOutcomeWord } from './agenda.ts';
import type { MeetingShape } from './meetings.ts';

export const quarters = [1, 2, 3, 4] as const;
export type Quarter = (typeof quarters)[number];

export const planStates = ['DRAFT', 'APPROVED'] as const;
export type PlanState = (typeof planStates)[number];

/** "2. ceturksnis". */
export function quarterWord(quarter: number, locale: Locale): string {
	return m.workplan_quarter({ number: quarter }, { locale });
}

/** A meeting at which a theme came up. */
export interface PlanHearing {
	readonly meetingId: string;
	/** "Sanāksme 2022. gada 7. aprīlī". */
	readonly heading: string;
	/** Not said: it is still to come, or nobody wrote down what came of it. */
	readonly outcome: string | null;
	readonly isHeld: boolean;
}

/** How far a theme is: heard, on an agenda, or still to come. */
export function standingOf(
	hearings: readonly Pick<PlanHearing, 'outcome' | 'isHeld'>[],
	isQuarterOver: boolean
): { readonly kind: 'HEARD' | 'AHEAD' | 'OVER' | 'OPEN'; readonly shape: MeetingShape } {
	if (hearings.some(({ outcome }) => outcome === 'HEARD')) return { kind: 'HEARD', shape: 'done' };
	if (hearings.some(({ outcome, isHeld }) => outcome === null && !isHeld))
		return { kind: 'AHEAD', shape: 'going' };
	return isQuarterOver ? { kind: 'OVER', shape: 'ask' } : { kind: 'OPEN', shape: 'todo' };
}

/** The same in words. */
export function standingWord(kind: ReturnType<typeof standingOf>['kind'], locale: Locale): string {
	const options = { locale };
	switch (kind) {
		case 'HEARD':
			return m.workplan_heard({}, options);
		case 'AHEAD':
			return m.workplan_ahead({}, options);
		case 'OVER':
			return m.workplan_over({}, options);
		case 'OPEN':
			return m.workplan_open({}, options);
	}
}

/** What came of a theme at one meeting. */
export function hearingWord({ outcome, isHeld }: PlanHearing, locale: Locale): string {
	if (outcome !== null) return itemOutcomeWord(outcome, locale);
	return isHeld ? m.workplan_was_on({}, { locale }) : m.workplan_ahead({}, { locale });
}

/** Whether a quarter of a year has ended before a day. */
export function isQuarterOver(
	{ year, quarter }: { year: number; quarter: number },
	today: PlainDate
): boolean {
	const [thisYear, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
	return year * 4 + quarter < thisYear * 4 + Math.ceil(month / 3);
}
