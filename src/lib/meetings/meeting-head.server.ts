import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { readRegister, type Register } from '#lib/tasks/revisions.server.ts';
import { mayHavePoll } from './date-poll-reading.server.ts';
import { dayOf, findMeeting, mayDo, seatsOfMeeting, type FoundMeeting } from './finding.server.ts';
import { seesMinutes } from './minutes-sight.server.ts';
import {
	deeds,
	isAhead,
	isAsked,
	isLocked,
	isWritable,
	meetingWord,
	shapeOf,
	statusWord,
	type MeetingShape
} from './meetings.ts';

/** What stands at the top of every page about a meeting, and leads to the others. */
export interface MeetingHead {
	readonly id: string;
	/** "Sēde 2026. gada 25. martā": what it is and when; before there is a day, what it is alone. */
	readonly heading: string;
	readonly title: string | null;
	readonly bodies: readonly { readonly slug: string; readonly label: string }[];
	readonly status: { readonly word: string; readonly shape: MeetingShape };
	readonly isCancelled: boolean;
	readonly version: number;
	/** The other pages about it that this reader finds, in the order of the work. */
	readonly places: readonly MeetingPlace[];
	readonly may: MeetingRights;
}

export interface MeetingPlace {
	/** Below the meeting's own address; empty for the agenda. */
	readonly path: string;
	readonly label: string;
}

/** What somebody may do with a meeting now. */
export interface MeetingRights {
	readonly edit: boolean;
	readonly changeAgenda: boolean;
	readonly changePapers: boolean;
	readonly cancel: boolean;
	readonly invite: boolean;
	/** Which of some days suit, where it has none yet. */
	readonly askDates: boolean;
	readonly attend: boolean;
	readonly writeMinutes: boolean;
}

/** A meeting with its head, for the pages about it. Refuses NOT_FOUND. One statement beside the register's. */
export async function readMeetingHead(
	actor: Actor,
	id: string
): Promise<{ meeting: FoundMeeting; head: MeetingHead; directory: Directory; register: Register }> {
	const { db } = actor.installation;
	const [meeting, register] = await Promise.all([findMeeting(db.read, actor, id), readRegister(db)]);
	const { directory } = register;
	return { meeting, directory, register, head: headOf(actor, meeting, directory) };
}

/** The head of a meeting that was read already. */
export function headOf(actor: Actor, meeting: FoundMeeting, directory: Directory): MeetingHead {
	const { locale } = actor;
	const { id, kind, status, title, version } = meeting;
	const body = bodyById(directory, meeting.bodyId);
	const may = rightsOf(actor, meeting);
	return {
		...{ id, title, version, heading: headingOf(meeting, directory, locale) },
		bodies: meeting.bodies.flatMap(({ bodyId }) => {
			const one = bodyById(directory, bodyId);
			return one ? [{ slug: one.slug, label: bodyLabel(one, locale) }] : [];
		}),
		status: { word: statusWord(status, kind, locale), shape: shapeOf(status) },
		isCancelled: status === 'CANCELLED',
		places: body ? placesOf(actor, meeting, directory, may) : [],
		may
	};
}

/** What a meeting is called where it stands alone: "Sēde 2026. gada 25. martā". */
export function headingOf(
	meeting: Pick<FoundMeeting, 'kind' | 'isExtraordinary' | 'bodyId' | 'date'>,
	directory: Directory,
	locale: 'lv' | 'en'
): string {
	const word = meetingWord(meeting, bodyById(directory, meeting.bodyId)?.kind ?? 'SUBGROUP', locale);
	if (meeting.date === null) return m.meetings_heading_undated({ word }, { locale });
	return m.meetings_heading_dated(
		{ word, date: longDate(meeting.date, { case: 'locative', locale }) },
		{ locale }
	);
}

/** The same of a meeting by its id. Refuses NOT_FOUND. */
export async function readHeading(actor: Actor, id: string): Promise<string> {
	const { installation, locale } = actor;
	const [meeting, directory] = await Promise.all([
		findMeeting(installation.db.read, actor, id),
		directoryOf(installation)
	]);
	return headingOf(meeting, directory, locale);
}

function rightsOf(actor: Actor, meeting: FoundMeeting): MeetingRights {
	const may = (deed: (typeof deeds)[keyof typeof deeds]) => mayDo(actor, deed, meeting);
	const writable = isWritable(meeting);
	return {
		edit: writable && may(deeds.edit),
		changeAgenda: writable && !isAsked(meeting) && may(deeds.changeAgenda),
		changePapers: writable && may(deeds.changeAgenda),
		cancel: isAhead(meeting) && (may(deeds.cancel) || may(deeds.prepareCancel)),
		invite: meeting.kind === 'SITTING' && isAhead(meeting) && (may(deeds.invite) || may(deeds.prepareInvite)),
		askDates: mayHavePoll(meeting) && (may(deeds.askDates) || may(deeds.prepareAskDates)),
		attend: writable && may(deeds.attend),
		writeMinutes: writable && may(deeds.writeMinutes)
	};
}

/** Each page about a meeting has its line here. */
function placesOf(
	actor: Actor,
	meeting: FoundMeeting,
	directory: Directory,
	may: MeetingRights
): MeetingPlace[] {
	const { locale } = actor;
	const seats = seatsOfMeeting(directory, meeting, dayOf(meeting, actor));
	const sits = mayDo(actor, deeds.reply, meeting, seats);
	const options = { locale };
	const isCalled = meeting.kind === 'SITTING' && meeting.invitedAt !== null;
	const places: (MeetingPlace & { readonly isThere: boolean })[] = [
		{ path: '', label: m.meetings_place_agenda({}, options), isThere: true },
		{
			path: 'dates',
			label: m.dates_heading({}, options),
			isThere: mayHavePoll(meeting) && (sits || may.edit)
		},
		{
			path: 'written',
			label: m.written_place({}, options),
			isThere: meeting.kind === 'WRITTEN' && (may.edit || (sits && isAsked(meeting)))
		},
		{ path: 'invitation', label: m.invitations_place({}, options), isThere: may.invite },
		{
			path: 'replies',
			label: m.invitations_place_replies({}, options),
			isThere: isCalled && (sits || may.edit)
		},
		{ path: 'attendance', label: m.attendance_heading({}, options), isThere: meeting.kind === 'SITTING' },
		{ path: 'minutes', label: m.minutes_place({}, options), isThere: seesMinutes(actor, meeting) },
		{
			path: 'agreement',
			label: m.agreement_place({}, options),
			isThere: isAgreedOn(meeting, sits || may.writeMinutes)
		},
		{
			path: 'papers/control',
			label: m.control_place({}, options),
			isThere: meeting.kind === 'SITTING' && meeting.status !== 'CANCELLED'
		},
		{ path: 'papers', label: m.papers_place({}, options), isThere: true },
		{ path: 'signed', label: m.signed_heading({}, options), isThere: isLocked(meeting) },
		{ path: 'publishing', label: m.published_heading({}, options), isThere: mayPublish(actor, meeting) }
	];
	return places.filter(({ isThere }) => isThere).map(({ path, label }) => ({ path, label }));
}

/** What becomes public is a question of approved minutes only, and the secretariat's. */
function mayPublish(actor: Actor, meeting: FoundMeeting): boolean {
	return (
		isLocked(meeting) && (mayDo(actor, deeds.publish, meeting) || mayDo(actor, deeds.preparePublish, meeting))
	);
}

/** Minutes that went out are there for whoever sits there or writes; once approved, for everybody. */
function isAgreedOn(meeting: FoundMeeting, isTheirs: boolean): boolean {
	return isLocked(meeting) || (isTheirs && (meeting.status === 'HELD' || meeting.status === 'CIRCULATED'));
}
