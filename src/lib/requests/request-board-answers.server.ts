import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { describeDeadline } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { instantOf } from '#lib/server/json-rows.server.ts';
import { answerStateWord, askingDeeds, isAnswerLate, isOwed, type AnswerState } from './asking.ts';
import type { BoardAnswer, BoardDue } from './request-board.ts';
import type { BoardAnswerRow, BoardRows } from './request-board-rows.server.ts';
import { askedSubjectOf, mayDo } from './request-finding.server.ts';

/** All that a board is made of, and for whom. */
export interface Reading {
	readonly actor: Actor;
	readonly rows: BoardRows;
	readonly people: People;
	/** The addresses, in lower case, from which mail comes back. */
	readonly failing: ReadonlySet<string>;
	readonly calendar: WorkingCalendar;
	readonly today: PlainDate;
	/** Who hears and what was asked back is for whoever asks. */
	readonly isAsker: boolean;
}

/** One who is asked for one part, as far as it got, in words. */
export function answerOf(reading: Reading, row: BoardAnswerRow): BoardAnswer {
	const { actor, rows, today, calendar, isAsker } = reading;
	const { request } = rows;
	const { locale } = actor;
	const due = row.due ?? request.due;
	const withdrawnAt = row.withdrawnAt === null ? null : new Date(instantOf(row.withdrawnAt));
	const owed = request.state !== 'CLOSED' && isOwed({ state: row.state, withdrawnAt });
	const steps = rows.steps.get(row.id) ?? [];
	const moved = steps.find(({ kind }) => kind === 'MOVED')?.dueBefore ?? null;
	const returned = steps.findLast(({ kind }) => kind === 'RETURNED');
	const isLate = isAnswerLate({ ...row, due, withdrawnAt }, calendar, today);
	return {
		...{ id: row.id, partId: row.partId, role: row.role, state: row.state, version: row.version },
		...{ isOwed: owed, isLate: owed && isLate && row.firstSentOn === null, isUnasked: row.isUnasked },
		isOwn: mayDo(actor, askingDeeds.write, request, askedSubjectOf(reading.people.directory, row, today)),
		code: rows.parts.find(({ id }) => id === row.partId)?.code ?? null,
		word: withdrawnAt ? m.asker_state_withdrawn({}, { locale }) : wordOf(reading, row.state),
		shape: withdrawnAt ? 'off' : shapes[row.state],
		due: dueOf(reading, due),
		originalDue: moved === due ? null : moved,
		cameLate: due && isLate && row.firstSentOn ? lateness(reading, due, row.firstSentOn) : null,
		latest: versionOf(reading, row.id),
		question:
			isAsker && row.state === 'RETURNED' && returned
				? { text: returned.text ?? '', by: returned.authorName, on: dayOf(returned.at)! }
				: null,
		...{ acceptedBy: row.acceptedBy, acceptedOn: dayOf(row.acceptedAt) },
		withdrawn: withdrawnAt && {
			...{ on: rigaDate(withdrawnAt), by: row.withdrawnBy ?? '' },
			reason: isAsker ? row.withdrawnReason : null
		}
	};
}

function wordOf({ rows: { request }, actor: { locale } }: Reading, state: AnswerState): string {
	return request.state === 'PREPARED' ? m.asker_state_to_ask({}, { locale }) : answerStateWord(state, locale);
}

/** What was sent waits for whoever asked; what was given back is with its writer again. */
const shapes: Readonly<Record<AnswerState, BoardAnswer['shape']>> = {
	ASKED: 'todo',
	DRAFT: 'going',
	SENT: 'ask',
	RETURNED: 'going',
	ACCEPTED: 'done'
};

function lateness({ calendar, actor }: Reading, due: PlainDate, sentOn: PlainDate): string {
	const { workingDays: count } = describeDeadline(calendar, due, sentOn);
	return m.asker_came_late({ count: Math.max(count, 1) }, { locale: actor.locale });
}

function versionOf({ rows, actor: { locale } }: Reading, answerId: string): BoardAnswer['latest'] {
	const row = rows.versions.get(answerId);
	if (!row) return null;
	const { number, sentOn, authorName, capacity, via } = row;
	const way =
		via === 'LETTER'
			? m.asker_via_letter({}, { locale })
			: via === 'MAIL'
				? m.asker_via_mail({}, { locale })
				: null;
	return { number, sentOn, authorName, capacity, way };
}

/** A last day in words. */
export function dueOf({ calendar, today, actor }: Reading, due: PlainDate | null): BoardDue | null {
	if (due === null) return null;
	const { state, note } = deadlineWords(calendar, due, today, actor.locale);
	return { date: due, note, isSoon: state === 'SOON' || state === 'TODAY' };
}

/** The day of an instant, in Riga. */
export function dayOf(instant: string | null): PlainDate | null {
	return instant === null ? null : rigaDate(new Date(instantOf(instant)));
}
