import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readAttendance } from './attendance-view.server.ts';
import { readMeetingDocuments } from './documents-reading.server.ts';
import { newestOf, type MeetingDocumentView } from './documents.ts';
import { dayOf, findMeeting, mayDo, seatsOfMeeting, todayOf, type FoundMeeting } from './finding.server.ts';
import { headOf, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isAsked } from './meetings.ts';
import { seesItem } from './minutes-sight.server.ts';
import { isOpen, mustBeWritten, ownVotes, readVoting } from './written-finding.server.ts';
import { organisersOf, type WrittenForOrganisers } from './written-organisers.server.ts';
import { ownSeatViews, type OwnWrittenSeat } from './written-own.server.ts';
import { outcomeSentence } from './written-results-words.ts';
import type { WrittenQuestion } from './written-rows.server.ts';
import type { WrittenResult } from './written-results.ts';
import { isTallied, tally } from './written-tally.ts';

/** A question as the page of a decision in writing shows it. */
export interface WrittenQuestionView {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	/** HTML: the proposed decision; null where none is written, or this reader may not know it. */
	readonly proposal: string | null;
	readonly isClosed: boolean;
	readonly documents: readonly MeetingDocumentView[];
	/** What came of it, in words; null before it ended. */
	readonly result: string | null;
}

export interface WrittenPage {
	readonly head: MeetingHead;
	readonly answerBy: PlainDate | null;
	/** It can be answered now. */
	readonly isOpen: boolean;
	readonly isAsked: boolean;
	readonly silenceCounts: boolean;
	/** The meeting that took the questions up. */
	readonly turnedIntoId: string | null;
	readonly cancelReason: string | null;
	readonly questions: readonly WrittenQuestionView[];
	/** Papers of the whole. */
	readonly documents: readonly MeetingDocumentView[];
	/** Of this reader, while it can be answered. */
	readonly own: readonly OwnWrittenSeat[];
	readonly organisers: WrittenForOrganisers | null;
}

/**
 * A decision in writing: its questions, one's own answers and, for whoever prepares it, who answered. Refuses NOT_FOUND whoever
 * neither sits there nor prepares it.
 */
export async function readWrittenPage(actor: Actor, id: string): Promise<WrittenPage> {
	const { read } = actor.installation.db;
	const meeting = await findMeeting(read, actor, id);
	mustBeWritten(meeting);
	const isOrganiser = mayDo(actor, deeds.edit, meeting);
	const [voters, documents, attendance] = await Promise.all([
		readVoting(read, actor, meeting),
		readMeetingDocuments(actor, meeting),
		isTallied(meeting) ? readAttendance(actor, meeting, read, { items: [], guests: [] }) : null
	]);
	const { questions, answers } = voters;
	const own = isAsked(meeting) ? ownVotes(actor, meeting, voters) : [];
	if (own.length === 0 && !isOrganiser && !sits(actor, meeting, voters.people.directory))
		throw new Refusal('NOT_FOUND');
	const open = isOpen(meeting, todayOf(actor));
	const newest = newestOf(documents);
	const itemIds = questions.map((question) => question.id);
	const results = attendance && tally(meeting, attendance, { itemIds, answers });
	const views = questions.map((question, index) =>
		viewOf(actor, meeting, question, {
			...{ number: index + 1, result: results?.get(question.id) ?? null },
			documents: newest.filter(({ itemId }) => itemId === question.id)
		})
	);
	const answerable = views.filter(({ isClosed }) => !isClosed);
	return {
		...{ head: headOf(actor, meeting, voters.people.directory), answerBy: meeting.answerBy, isOpen: open },
		...{ isAsked: isAsked(meeting), silenceCounts: meeting.silenceCounts ?? voters.rules.silenceCounts },
		...{ turnedIntoId: meeting.turnedIntoId, cancelReason: meeting.cancelReason },
		...{ questions: views, documents: newest.filter(({ itemId }) => itemId === null) },
		own: open ? ownSeatViews(own, answerable, answers) : [],
		organisers: isOrganiser ? organisersOf(actor, { meeting, voters, questions: views, answers }) : null
	};
}

/** Whoever sits there without a vote reads what is asked. */
function sits(actor: Actor, meeting: FoundMeeting, directory: Directory): boolean {
	const seats = seatsOfMeeting(directory, meeting, dayOf(meeting, actor));
	return isAsked(meeting) && mayDo(actor, deeds.reply, meeting, seats);
}

function viewOf(
	actor: Actor,
	meeting: FoundMeeting,
	question: WrittenQuestion,
	{
		number,
		result,
		documents
	}: {
		number: number;
		result: WrittenResult | null;
		documents: readonly MeetingDocumentView[];
	}
): WrittenQuestionView {
	const { id, title, description } = question;
	const { locale } = actor;
	const isClosed = isRestricted(question, todayOf(actor)) && !seesItem(actor, meeting, question);
	return {
		...{ id, number, isClosed, title: isClosed ? m.agenda_closed_title({}, { locale }) : title },
		proposal: isClosed || !description?.trim() ? null : renderMarkdown(description),
		documents: isClosed ? [] : documents,
		result: isClosed || result === null ? null : outcomeSentence(result, locale)
	};
}
