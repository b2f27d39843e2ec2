import type { WaitingItem, WaitingPart, WaitingReader } from '#lib/accounts/waiting.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import { inviteesOf } from './invitees.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { deeds, subjectOf } from './meetings.ts';
import { readRulesOf } from './rules.server.ts';
import { collectWaiting } from './waiting-items.server.ts';
import { silentSeats, votersAmong } from './written-finding.server.ts';
import { standingAnswers, type KeptAnswer } from './written.ts';

/** The question itself went at once: it waits for an answer from a few days before its last one. */
const daysBefore = 3;

/** A decision in writing that is asked, with its questions and all that was answered. */
interface Asked {
	readonly meeting: FoundMeeting;
	readonly questions: readonly { readonly id: string }[];
	readonly answers: readonly KeptAnswer[];
}

/** What is asked in writing and not over on a day. Three statements, however many. */
async function readAsked({ db }: Installation, where: object): Promise<Asked[]> {
	const meetings = await db.read.meeting.findMany({
		where: { kind: 'WRITTEN', status: 'INVITED', ...where },
		orderBy: [{ answerBy: 'asc' }, { id: 'asc' }],
		select: meetingColumns
	});
	if (meetings.length === 0) return [];
	const items = await db.read.agendaItem.findMany({
		where: { meetingId: { in: meetings.map(({ id }) => id) } },
		select: { id: true, meetingId: true, answers: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }
	});
	return meetings.map((meeting) => {
		const questions = items.filter(({ meetingId }) => meetingId === meeting.id);
		const answers = questions.flatMap((question) => question.answers as unknown as KeptAnswer[]);
		return { meeting: meeting as FoundMeeting, questions, answers };
	});
}

/** A decision in writing that one has not answered, for whoever is asked, from a few days before its last one. */
const waitingVotes: WaitingPart = {
	name: 'meetings.written',
	heading: (locale) => m.written_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const asked = (
			await readAsked(installation, { answerBy: { gte: date, lte: addDays(date, daysBefore) } })
		).filter(({ meeting: { invitedAt } }) => invitedAt !== null && rigaDate(invitedAt) < date);
		if (asked.length === 0) return new Map();
		const bodyIds = asked.flatMap(({ meeting }) => meeting.bodies.map(({ bodyId }) => bodyId));
		const [people, rules] = await Promise.all([
			readPeople(installation, date),
			readRulesOf(installation.db.read, bodyIds)
		]);
		const silent = new Map(
			asked.map(({ meeting, questions, answers }) => {
				const { seats } = votersAmong(people, rules, meeting, date);
				const owing = inviteesOf(silentSeats(seats, questions, answers));
				return [meeting.id, new Set(owing.map(({ personId }) => personId))];
			})
		);
		return itemsFor(readers, asked, people.directory, (meeting, { standing, locale }, heading) => {
			if (standing.personId === null || !silent.get(meeting.id)!.has(standing.personId)) return null;
			const until = longDate(meeting.answerBy!, { case: 'dative', locale });
			return {
				text: m.written_waiting_one({ heading, until }, { locale }),
				since: rigaDate(meeting.invitedAt!)
			};
		});
	}
};

/** Somebody objected: it waits for whoever may take the questions to a meeting. */
const waitingObjections: WaitingPart = {
	name: 'meetings.objections',
	heading: (locale) => m.written_waiting_objections({}, { locale }),
	async waitingFor(installation, readers, date) {
		const asked = await readAsked(installation, {
			items: { some: { answers: { some: { answer: 'OBJECTION' } } } }
		});
		const objected = new Map(
			asked.flatMap(({ meeting, questions, answers }) => {
				const standing = questions.flatMap(({ id }) => [...standingAnswers(answers, id).values()]);
				const first = standing.find(({ answer }) => answer === 'OBJECTION');
				return first ? [[meeting.id, rigaDate(new Date(first.at))] as const] : [];
			})
		);
		const open = asked.filter(({ meeting }) => objected.has(meeting.id));
		if (open.length === 0) return new Map();
		const { directory } = await readPeople(installation, date);
		return itemsFor(readers, open, directory, (meeting, { standing, locale }, heading) =>
			can(standing, deeds.turn, subjectOf(meeting))
				? { text: m.written_waiting_objection({ heading }, { locale }), since: objected.get(meeting.id)! }
				: null
		);
	}
};

type Say = (
	meeting: FoundMeeting,
	reader: WaitingReader,
	heading: string
) => { readonly text: string; readonly since: PlainDate } | null;

function itemsFor(
	readers: readonly WaitingReader[],
	asked: readonly Asked[],
	directory: Directory,
	say: Say
): Map<string, WaitingItem[]> {
	return collectWaiting(readers, asked, ({ meeting }, reader) => {
		const { id } = meeting;
		const said = say(meeting, reader, headingOf(meeting, directory, reader.locale));
		return said && { ...said, key: id, path: `/meetings/${id}/written` };
	});
}

/** What of decisions in writing waits for people. */
export const waitingParts: readonly WaitingPart[] = [waitingVotes, waitingObjections];
