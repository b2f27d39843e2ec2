import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { dayOf, findMeeting, mayDo, type FoundMeeting } from './finding.server.ts';
import { entryKinds, invitationFacts, mailsAbout, toldOf, type EntryKind } from './invitation-facts.ts';
import { previewInvitation } from './invitation-mails.server.ts';
import { differencesOf } from './invitation-words.ts';
import { inviteesOf, seatsAsked } from './invitees.server.ts';
import { headOf, type MeetingHead } from './meeting-head.server.ts';
import { isOver } from './meeting-times.ts';
import { deeds } from './meetings.ts';
import { dueTo, isInvited, type LastTold } from './telling.server.ts';

/** Somebody on the list, and what they know. */
export interface InvitationRow {
	readonly personId: string | null;
	readonly name: string | null;
	readonly address: string | null;
	readonly seats: string;
	readonly state: 'NEW' | 'CURRENT' | 'STALE' | 'LEFT' | 'NO_ADDRESS' | 'EMPTY';
	readonly on: PlainDate | null;
}

/** The page from which a meeting is called. */
export interface InvitationPage {
	readonly head: MeetingHead;
	readonly rows: readonly InvitationRow[];
	readonly invitedAt: Date | null;
	readonly answerBy: PlainDate | null;
	/** Answers are wanted a few days before, where nobody said when. */
	readonly proposedAnswerBy: PlainDate | null;
	/** Mail that can still be called back: until when. */
	readonly waitsUntil: Date | null;
	/** By whom it was prepared and waits for a secretary. */
	readonly prepared: readonly { readonly by: string; readonly on: PlainDate }[];
	readonly isAgendaChanged: boolean;
	/** Why nothing can be sent: a key of a message. */
	readonly problem: 'NO_DAY' | 'OVER' | 'NOBODY' | null;
	/** What this reader does waits for a secretary. */
	readonly isPrepared: boolean;
	/** Whose mail is shown. */
	readonly shown: { readonly personId: string; readonly name: string } | null;
}

/** Refuses NOT_FOUND whoever may neither send nor prepare. A few statements, all of them at once. */
export async function readInvitationPage(
	actor: Actor,
	id: string,
	to: string | null
): Promise<InvitationPage> {
	const { installation } = actor;
	const { read } = installation.db;
	const meeting = await findMeeting(read, actor, id);
	mustBeSender(actor, meeting);
	const isCalled = meeting.invitedAt !== null;
	const [people, mails, prepared, agendaChange] = await Promise.all([
		readPeople(installation, dayOf(meeting, actor)),
		readMails(read, id),
		readPreparedBy(actor, id, deeds.invite),
		isCalled
			? read.auditEvent.findFirst({
					where: { subjectType: 'Meeting', subjectId: id, deed: deeds.changeAgenda.name },
					orderBy: [{ at: 'desc' }, { id: 'desc' }],
					select: { at: true }
				})
			: null
	]);
	const rows = rowsOf(seatsAsked(people, meeting, dayOf(meeting, actor)), mails.told, meeting);
	const reached = rows.filter((row) => row.personId !== null && row.address !== null && row.state !== 'LEFT');
	const chosen = reached.find(({ personId }) => personId === to) ?? reached[0];
	return {
		...{
			head: headOf(actor, meeting, people.directory),
			rows,
			invitedAt: meeting.invitedAt,
			answerBy: meeting.answerBy
		},
		proposedAnswerBy: isCalled ? null : await proposedDay(actor, meeting.date),
		waitsUntil: mails.waitsUntil && mails.waitsUntil > installation.clock.now() ? mails.waitsUntil : null,
		prepared,
		isAgendaChanged:
			meeting.invitedAt !== null && agendaChange !== null && agendaChange.at > meeting.invitedAt,
		problem: problemOf(actor, meeting, reached.length),
		isPrepared: !mayDo(actor, deeds.invite, meeting),
		shown: chosen ? { personId: chosen.personId!, name: chosen.name! } : null
	};
}

/** By whom a deed about a meeting was prepared and waits for a secretary, for the secretariat. One statement, or none. */
export async function readPreparedBy(
	{ role, installation }: Actor,
	meetingId: string,
	deed: Deed
): Promise<InvitationPage['prepared']> {
	if (role === null) return [];
	const rows = await installation.db.read.preparedDeed.findMany({
		where: { subjectType: 'Meeting', subjectId: meetingId, deed: deed.name, state: 'WAITING' },
		orderBy: { preparedAt: 'asc' },
		select: { preparedBy: true, preparedAt: true }
	});
	return rows.map(({ preparedBy, preparedAt }) => ({ by: preparedBy, on: rigaDate(preparedAt) }));
}

function mustBeSender(actor: Actor, meeting: FoundMeeting): void {
	const isSender = mayDo(actor, deeds.invite, meeting) || mayDo(actor, deeds.prepareInvite, meeting);
	if (!isSender || meeting.kind !== 'SITTING') throw new Refusal('NOT_FOUND');
}

type Told = Pick<LastTold, 'kind' | 'facts' | 'at'> & { readonly name: string };

/** What each was told, and until when what was sent can be called back. */
async function readMails(read: Actor['installation']['db']['read'], id: string) {
	const rows = await read.outboxMessage.findMany({
		where: {
			...{ kind: { in: [...entryKinds] }, subject: { ...mailsAbout(id) } },
			state: { in: ['QUEUED', 'SENDING', 'SENT'] satisfies MailState[] }
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: {
			...{ kind: true, facts: true, personId: true, recipientName: true, createdAt: true, state: true },
			...{ batchId: true, nextAttemptAt: true }
		}
	});
	const waiting = rows.filter(({ state, batchId }) => state === 'QUEUED' && batchId !== null);
	const last = waiting.map(({ nextAttemptAt }) => nextAttemptAt.getTime());
	// What waits counts as told here: it goes by itself.
	const told = rows.map(
		({ kind, facts, personId, recipientName: name, createdAt: at }) =>
			[
				personId!,
				{ kind: kind as EntryKind, facts: invitationFacts.parse(JSON.parse(facts)), name, at }
			] as const
	);
	return {
		told: new Map<string, Told>(told),
		waitsUntil: last.length ? new Date(Math.min(...last)) : null
	};
}

function rowsOf(
	seats: ReturnType<typeof seatsAsked>,
	told: ReadonlyMap<string, Told>,
	{ sequence }: FoundMeeting
): InvitationRow[] {
	const invitees = inviteesOf(seats);
	const here = new Set(invitees.map(({ personId }) => personId));
	return [
		...invitees.map(({ personId, name, address, seats: own }): InvitationRow => {
			const last = told.get(personId);
			const due = dueTo(last, sequence)?.kind;
			const state = due === 'meeting-invitation' ? 'NEW' : due === 'meeting-changed' ? 'STALE' : 'CURRENT';
			return {
				...{ personId, name, address, seats: own.map(seatWords).join('; ') },
				...{ state: address === null ? 'NO_ADDRESS' : state, on: last ? rigaDate(last.at) : null }
			};
		}),
		...[...told]
			.filter(([personId, last]) => isInvited(last) && !here.has(personId))
			.map(([personId, last]): InvitationRow => {
				const gone = { personId, name: last.name, address: null, seats: '' };
				return { ...gone, state: 'LEFT', on: rigaDate(last.at) };
			}),
		...seats
			.filter(({ asked }) => asked.length === 0)
			.map((seat): InvitationRow => {
				const nobody = { personId: null, name: null, address: null, on: null };
				return { ...nobody, seats: seatWords(seat), state: 'EMPTY' };
			})
	];
}

function seatWords({ label, bodyName }: { readonly label: string; readonly bodyName: string }): string {
	return `${label}, ${bodyName}`;
}

function problemOf(actor: Actor, meeting: FoundMeeting, count: number): InvitationPage['problem'] {
	if (isOver(meeting, actor.installation.clock.now())) return 'OVER';
	if (meeting.date === null || meeting.startTime === null) return 'NO_DAY';
	return count === 0 ? 'NOBODY' : null;
}

/** Three working days before. */
async function proposedDay({ installation }: Actor, date: PlainDate | null): Promise<PlainDate | null> {
	if (date === null) return null;
	const calendar = await calendarOf(installation);
	let day = date;
	for (let n = 0; n < 3; n++) day = calendar.workingDayOnOrBefore(addDays(day, -1));
	const today = rigaDate(installation.clock.now());
	return day > today ? day : today;
}

/** The mail as one of its readers would get it now. Refuses NOT_FOUND as the page does, and where there is no such reader. */
export async function previewOf(actor: Actor, id: string, personId: string | null) {
	const { installation } = actor;
	const meeting = await findMeeting(installation.db.read, actor, id);
	mustBeSender(actor, meeting);
	const day = dayOf(meeting, actor);
	const people = await readPeople(installation, day);
	const seats = seatsAsked(people, meeting, day);
	const reader = inviteesOf(seats).find((one) => one.personId === personId);
	if (!reader) throw new Refusal('NOT_FOUND');
	const { told } = await readMails(installation.db.read, id);
	const last = told.get(reader.personId);
	const before = isInvited(last) ? last.facts.as : undefined;
	const kind = before ? 'meeting-changed' : 'meeting-invitation';
	const { locale } = reader;
	const isChange = before !== undefined && differencesOf(before, toldOf(meeting), locale).length > 0;
	return previewInvitation(
		installation,
		{ meeting, people, day, seats },
		{
			...{ personId: reader.personId, kind: isChange ? kind : 'meeting-invitation', locale },
			before: isChange ? before : undefined
		}
	);
}
