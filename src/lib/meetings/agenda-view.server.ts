import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { m } from '#i18n/generated/messages.js';
import { itemKindWord, itemOutcomeWord, type ItemOutcome } from './agenda.ts';
import { newestOf, type MeetingDocumentView } from './documents.ts';
import { readMeetingDocuments } from './documents-reading.server.ts';
import { dayOf, seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { isAhead } from './meetings.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { readWarnings } from './planning-warnings.server.ts';
import { warningWord } from './planning-warnings.ts';

/** What is on an agenda, as its page shows it. */
export interface AgendaItemView {
	readonly id: string;
	/** Its place, from 1. */
	readonly number: number;
	readonly title: string;
	/** "Lemšanai". */
	readonly kind: string;
	/** HTML. */
	readonly description: string | null;
	readonly presenter: string | null;
	readonly minutes: number | null;
	readonly isPublic: boolean;
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	/** Restricted, and this reader sees only that it is there. */
	readonly isClosed: boolean;
	readonly outcome: ItemOutcome | null;
	readonly outcomeWord: string | null;
	readonly documents: readonly MeetingDocumentView[];
	readonly version: number;
}

/** A meeting's agenda: what is heard, when, where, and who leads it. */
export interface AgendaView {
	readonly head: MeetingHead;
	readonly date: PlainDate | null;
	readonly startTime: string | null;
	readonly endTime: string | null;
	readonly place: string | null;
	readonly link: string | null;
	readonly chair: string | null;
	readonly writer: string | null;
	readonly number: number | null;
	readonly kind: string;
	readonly isSample: boolean;
	readonly provenance: string | null;
	readonly cancelReason: string | null;
	/** HTML. */
	readonly invitationText: string | null;
	readonly items: readonly AgendaItemView[];
	/** How long all of it takes; null where nothing is known of any. */
	readonly minutes: number | null;
	readonly documents: readonly MeetingDocumentView[];
	/** For whoever may change it, while it is ahead. */
	readonly warnings: readonly string[];
}

/** The agenda of a meeting, for whoever may read meetings. Refuses NOT_FOUND. Five statements, six with warnings. */
export async function readAgenda(actor: Actor, id: string): Promise<AgendaView> {
	// Asked at once, the directory and the calendar share a statement.
	const [{ meeting, head, directory }, calendar] = await Promise.all([
		readMeetingHead(actor, id),
		calendarOf(actor.installation)
	]);
	const wantsWarnings = head.may.edit && isAhead(meeting);
	const [items, documents, warnings] = await Promise.all([
		readItems(actor, meeting, directory),
		readMeetingDocuments(actor, meeting),
		wantsWarnings ? readWarnings(actor, { ...meeting, isCalled: meeting.invitedAt !== null }, calendar) : []
	]);
	const newest = newestOf(documents);
	const planned = items.map(({ minutes }) => minutes ?? 0).reduce((sum, one) => sum + one, 0);
	return {
		...{ head, date: meeting.date, startTime: meeting.startTime, endTime: meeting.endTime },
		...{ place: meeting.place, link: meeting.link, chair: meeting.chairName, writer: meeting.writerName },
		...{ number: meeting.number, kind: meeting.kind, cancelReason: meeting.cancelReason },
		...{ isSample: meeting.isSample, provenance: meeting.provenance, minutes: planned || null },
		invitationText: meeting.invitationText && renderMarkdown(meeting.invitationText),
		items: items.map((item) => ({
			...item,
			documents: item.isClosed ? [] : newest.filter(({ itemId }) => itemId === item.id)
		})),
		documents: newest.filter(({ itemId }) => itemId === null),
		warnings: warnings.map((one) => warningWord(one, actor.locale))
	};
}

/** The items of an agenda in their order; one statement. */
async function readItems(actor: Actor, meeting: FoundMeeting, directory: Directory) {
	const rows = await actor.installation.db.read.agendaItem.findMany({
		where: { meetingId: meeting.id },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const { locale } = actor;
	const today = todayOf(actor);
	const date = dayOf(meeting, actor);
	const sees = seesRestrictedOf(actor, meeting);
	return rows.map((row, index) => {
		const isHidden = isRestricted(row, today);
		const isClosed = isHidden && !sees;
		const institution =
			row.presenterInstitutionId && institutionAt(directory, row.presenterInstitutionId, date).name;
		return {
			...{ id: row.id, number: index + 1, isPublic: row.isPublic && !isHidden, isClosed },
			title: isClosed ? m.agenda_closed_title({}, { locale }) : row.title,
			kind: itemKindWord(row.kind, locale),
			description: isClosed || row.description === null ? null : renderMarkdown(row.description),
			presenter: isClosed ? null : row.presenterText || institution || null,
			minutes: row.minutesPlanned,
			restriction: isHidden ? { basis: row.restrictedBasis ?? '', until: row.restrictedUntil! } : null,
			outcome: row.outcome as ItemOutcome | null,
			outcomeWord: row.outcome && itemOutcomeWord(row.outcome, locale),
			version: row.version
		};
	});
}
