import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { renderLongMarkdown } from '#lib/documents/long-markdown.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { statusView, type StatusView } from '#lib/tasks/task-rights.ts';
import { dayOf, mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { namesNextSitting, type Moment } from './deadline-finding.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isDecidedByAnswers, isLocked } from './meetings.ts';
import { matchFinds, type FindView } from './decision-finds.ts';
import { knownInstitutions, type KnownInstitution } from './institution-matching.ts';
import type { DecisionTaskView, DecisionView, MinutesItem, MinutesView, PartView } from './minutes.ts';
import { readMinutesOf, readWritten } from './minutes-view.server.ts';
import { readNextSitting } from './next-meetings.server.ts';
import { findTasks } from './task-finding.ts';
import { writtenLines } from './written-minutes.ts';

/** A part as the page shows it, to be read or written. */
export interface PartOnPage extends PartView {
	/** Safe HTML. */
	readonly html: string;
	/** Made for its form: sent twice, it acts once. */
	readonly formId: string | null;
	readonly newId: string;
	/** "11.42", and by whom, where it was saved. */
	readonly savedAt: string | null;
	/** Somebody else is writing there, as far as one knows. */
	readonly isBusy: boolean;
}

export interface TaskOnPage extends DecisionTaskView {
	readonly statusView: StatusView;
}

export interface DecisionOnPage extends Omit<DecisionView, 'tasks'> {
	readonly html: string;
	readonly tasks: readonly TaskOnPage[];
	/** What its text asks, to be offered. */
	readonly finds: readonly FindView[];
}

export interface ItemOnPage extends Omit<MinutesItem, 'heard' | 'said' | 'decisions'> {
	readonly heard: PartOnPage;
	readonly said: PartOnPage;
	readonly decisions: readonly DecisionOnPage[];
	readonly newId: string;
	/** What came of it in writing, and who answered what, line by line. */
	readonly answers: readonly string[];
}

export interface MinutesPage {
	readonly head: MeetingHead;
	readonly number: number | null;
	readonly isLocked: boolean;
	readonly opening: PartOnPage;
	readonly items: readonly ItemOnPage[];
	readonly closing: PartOnPage;
	readonly quorumText: string | null;
	readonly isQuorate: boolean;
	readonly mayWrite: boolean;
	/** Decisions and outcomes are written here, too: of a decision in writing they come of the answers. */
	readonly mayDecide: boolean;
	readonly mayMakeTask: boolean;
}

/** So long after somebody saved a part they are taken to be writing there still. */
const writingLasts = 5 * 60_000;

/** The minutes of a meeting to be read or written. Refuses NOT_FOUND whoever may not read them. */
export async function readMinutesPage(actor: Actor, id: string): Promise<MinutesPage> {
	const [{ meeting, head, directory }, calendar] = await Promise.all([
		readMeetingHead(actor, id),
		calendarOf(actor.installation)
	]);
	const minutes = await readMinutesOf(actor.installation.db.read, actor, { meeting, directory });
	const texts = minutes.items.flatMap(({ decisions }) => decisions.map(({ text }) => text));
	const context = await contextOf(actor, meeting, { directory, calendar, texts });
	return {
		...{ head, number: meeting.number, isLocked: isLocked(meeting), mayMakeTask: context.mayMakeTask },
		...{ opening: partOf(actor, minutes.opening), closing: partOf(actor, minutes.closing) },
		items: minutes.items.map((item) => itemOf(context, item)),
		...{
			// In writing each question has its own: it stands with its answers.
			quorumText: meeting.kind === 'SITTING' ? minutes.attendance.quorumText : null,
			isQuorate: minutes.attendance.quorum.isQuorate
		},
		mayDecide: head.may.writeMinutes && !isDecidedByAnswers(meeting),
		mayWrite: head.may.writeMinutes
	};
}

export interface Context {
	readonly actor: Actor;
	/** Of the meeting: what its texts say of days is counted from it. */
	readonly moment: Moment;
	readonly institutions: readonly KnownInstitution[];
	readonly mayMakeTask: boolean;
}

/** What showing decisions takes: who looks, which institutions a text may name, what its days mean. One statement at most. */
export async function contextOf(
	actor: Actor,
	meeting: FoundMeeting,
	{
		directory,
		calendar,
		texts
	}: { directory: Directory; calendar: WorkingCalendar; texts: readonly string[] }
): Promise<Context> {
	const date = dayOf(meeting, actor);
	const mayMakeTask = meeting.status !== 'CANCELLED' && mayDo(actor, deeds.makeTask, meeting);
	const wantsNext = mayMakeTask && texts.some(namesNextSitting);
	const nextSitting = wantsNext ? await readNextSitting(actor, meeting, directory) : null;
	const workingDaysLater = (from: string, count: number) => calendar.workingDaysLater(from, count);
	const institutions = mayMakeTask ? knownInstitutions(directory, date) : [];
	return { actor, moment: { date, workingDaysLater, nextSitting }, mayMakeTask, institutions };
}

function itemOf(context: Context, item: MinutesItem): ItemOnPage {
	return {
		...item,
		...{ heard: partOf(context.actor, item.heard), said: partOf(context.actor, item.said), newId: newId() },
		decisions: item.decisions.map((decision) => decisionOf(context, decision)),
		answers: item.written ? writtenLines(item.written, context.actor.locale) : []
	};
}

/** A decision with the state of its tasks in words, and what its text asks. */
export function decisionOf(context: Context, decision: DecisionView): DecisionOnPage {
	const { actor, moment, institutions, mayMakeTask } = context;
	const looks = mayMakeTask && !decision.asksNothing;
	const finds = looks ? findTasks(decision.text, { ...moment, institutions }) : [];
	return {
		...decision,
		html: renderMarkdown(decision.text),
		finds: matchFinds(finds, decision.tasks),
		tasks: decision.tasks.map((task) => ({ ...task, statusView: statusView(task, actor.locale) }))
	};
}

function partOf(actor: Actor, part: PartView): PartOnPage {
	const { updatedAt, userId, text } = part;
	const at = updatedAt === null ? null : new Date(updatedAt);
	const isRecent = at !== null && actor.installation.clock.now().getTime() - at.getTime() < writingLasts;
	return {
		...part,
		...{ html: renderLongMarkdown(text), newId: newId(), savedAt: at && savedWords(actor, at) },
		isBusy: isRecent && userId !== actor.userId
	};
}

/** "11.42"; of another day with its date. */
export function savedWords(actor: Actor, at: Date): string {
	const day = rigaDate(at);
	return day === todayOf(actor) ? rigaTime(at) : `${rigaTime(at)}, ${shortDate(day, actor.locale)}`;
}

/** What changed since a page was opened, and by whom: of each part that somebody else saved meanwhile. */
export async function readSince(actor: Actor, id: string, since: Date) {
	const { meeting, directory } = await readMeetingHead(actor, id);
	const { written } = await readWritten(actor.installation.db.read, actor, { meeting, directory });
	return partsOf(written)
		.filter(({ updatedAt }) => updatedAt !== null && new Date(updatedAt) > since)
		.filter(({ userId }) => userId !== actor.userId)
		.map(({ place, kind, text, version, updatedAt, writtenBy }) => ({
			...{ place, kind, text, version, who: writtenBy, at: savedWords(actor, new Date(updatedAt!)) }
		}));
}

/** All the parts that are written. */
function partsOf({ opening, items, closing }: Omit<MinutesView, 'attendance'>): PartView[] {
	return [opening, ...items.flatMap(({ heard, said }) => [heard, said]), closing];
}
