import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, bodyOptions, type Directory } from '#lib/council/council.ts';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ownerChoices, type OwnerGroup } from '#lib/tasks/assignments.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { todayOf, type FoundMeeting } from './finding.server.ts';
import { readDissentForms, type DissentForms } from './dissents-view.server.ts';
import { readLaid, type LaidResult } from './laying-view.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isDecidedByAnswers } from './meetings.ts';
import { findDecision } from './minutes.ts';
import { contextOf, decisionOf, type DecisionOnPage } from './minutes-page.server.ts';
import { readWritten } from './minutes-view.server.ts';

/** What was done with a decision, the newest first. */
export interface DecisionEvent {
	readonly id: string;
	readonly on: string;
	readonly who: string;
	readonly capacity: string;
	readonly what:
		'ADDED' | 'TEXT' | 'VOTES' | 'PLACE' | 'TASK' | 'SETTLED' | 'DISSENT' | 'DISSENT_WITHDRAWN' | 'OTHER';
	/** The wording before, where that changed. */
	readonly before: string | null;
}

export interface DecisionPage {
	readonly head: MeetingHead;
	readonly item: { readonly id: string; readonly number: number; readonly title: string };
	readonly decision: DecisionOnPage;
	/** How many decisions the item has: the places to move to. */
	readonly count: number;
	readonly mayDecide: boolean;
	/** It came of answers in writing: its words and its votes stand. */
	readonly isAnswered: boolean;
	readonly history: readonly DecisionEvent[];
	/** The form of a task, prefilled; null where this reader makes none. */
	readonly taskForm: TaskForm | null;
	/** The result that its item was laid with. */
	readonly laid: LaidResult | null;
	/** What this reader can do about its dissents; null: nothing. */
	readonly dissenting: DissentForms | null;
	/** Safe HTML of each dissent, by its id. */
	readonly dissentTexts: Readonly<Record<string, string>>;
}

export interface TaskForm {
	readonly values: Readonly<Record<string, unknown>>;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	readonly groups: readonly OwnerGroup[];
	readonly takesControl: boolean;
	/** What it is made of: one of the finds, or the decision as a whole. */
	readonly find: number | null;
}

/** One decision of a meeting, with its tasks and what was done with it. Refuses NOT_FOUND as the minutes do. */
export async function readDecisionPage(
	actor: Actor,
	{ id, decisionId, find }: { readonly id: string; readonly decisionId: string; readonly find: number | null }
): Promise<DecisionPage> {
	const [{ meeting, head, directory }, calendar] = await Promise.all([
		readMeetingHead(actor, id),
		calendarOf(actor.installation)
	]);
	const { written, guests } = await readWritten(actor.installation.db.read, actor, { meeting, directory });
	const found = findDecision(written, decisionId);
	if (!found) throw new Refusal('NOT_FOUND');
	const texts = [found.decision.text];
	const context = await contextOf(actor, meeting, { directory, calendar, texts });
	const decision = decisionOf(context, found.decision);
	const { id: itemId, number, title } = found.item;
	const [history, laid, dissenting] = await Promise.all([
		readHistory(actor, id, decisionId),
		found.item.origin === 'OWN' ? null : readLaid(actor, meeting, { itemId, decisionId }),
		readDissentForms(actor, { meeting, decision: found.decision, itemId, written, guests })
	]);
	return {
		...{ head, decision, item: { id: itemId, number, title }, count: found.item.decisions.length },
		...{
			mayDecide: head.may.writeMinutes,
			isAnswered: isDecidedByAnswers(meeting),
			history,
			laid,
			dissenting
		},
		dissentTexts: Object.fromEntries(decision.dissents.map(({ id: of, text }) => [of, renderMarkdown(text)])),
		taskForm: context.mayMakeTask ? taskFormOf(actor, { meeting, directory, decision, find }) : null
	};
}

function taskFormOf(
	actor: Actor,
	{
		meeting,
		directory,
		decision,
		find: wanted
	}: { meeting: FoundMeeting; directory: Directory; decision: DecisionOnPage; find: number | null }
): TaskForm {
	const today = todayOf(actor);
	const open = decision.finds.filter(({ made }) => made === null);
	const find = open.find(({ at }) => at === wanted) ?? (decision.tasks.length === 0 ? open[0] : undefined);
	const rows = (ids: readonly string[]) => ids.map((id) => `i:${id}`);
	const values = {
		...{ id: newId(), decisionId: decision.id, bodyId: meeting.bodyId, takeControl: true },
		title: find?.title ?? plainText(decision.text, 300),
		...{ due: find?.due ?? '', dueText: find && !find.due ? find.dueText : '', recurrence: find?.recurrence },
		...{ lead: rows(find?.lead ?? []), co: [...rows(find?.co ?? []), '', '', ''], expectedResult: '' }
	};
	return {
		...{ values, find: find?.at ?? null, takesControl: can(actor, taskDeeds.takeControl) },
		bodies: bodiesFor(actor, meeting, directory),
		groups: ownerChoices(directory, meeting.bodyId, { today, locale: actor.locale })
	};
}

/** The secretariat gives a task to any body; whoever else makes it, to those that met. */
function bodiesFor(actor: Actor, meeting: FoundMeeting, directory: Directory) {
	const { locale } = actor;
	if (can(actor, taskDeeds.create)) return bodyOptions(directory, 'id', { locale, date: todayOf(actor) });
	return meeting.bodies.flatMap(({ bodyId }) => {
		const body = bodyById(directory, bodyId);
		return body ? [{ value: bodyId, label: bodyLabel(body, locale) }] : [];
	});
}

interface Recorded {
	readonly decision?: { readonly text?: string; readonly votesFor?: unknown; readonly place?: number };
	readonly dissent?: { readonly isWithdrawn?: boolean };
}

const toldDeeds = [deeds.decide, deeds.makeTask, deeds.settle, deeds.dissent, deeds.registerDissent].map(
	({ name }) => name
);

async function readHistory(actor: Actor, meetingId: string, decisionId: string): Promise<DecisionEvent[]> {
	const about = { contains: decisionId };
	const events = await actor.installation.db.read.auditEvent.findMany({
		where: {
			...{ subjectType: 'Meeting', subjectId: meetingId },
			deed: { in: toldDeeds },
			OR: [{ after: about }, { before: about }]
		},
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: 200,
		select: { id: true, at: true, actorName: true, capacity: true, deed: true, before: true, after: true }
	});
	return events.map(({ id, at, actorName: who, capacity, deed, before, after }) => {
		const old = (before ? JSON.parse(before) : null) as Recorded | null;
		const what = whatOf(deed, old, (after ? JSON.parse(after) : null) as Recorded | null);
		return { id, who, capacity, what, on: rigaDate(at), before: old?.decision?.text ?? null };
	});
}

function whatOf(deed: string, before: Recorded | null, after: Recorded | null): DecisionEvent['what'] {
	if (deed === deeds.makeTask.name) return 'TASK';
	if (deed === deeds.settle.name && after !== null) return 'SETTLED';
	if (deed === deeds.dissent.name || deed === deeds.registerDissent.name)
		return after?.dissent?.isWithdrawn ? 'DISSENT_WITHDRAWN' : 'DISSENT';
	if (deed !== deeds.decide.name) return 'OTHER';
	if (before === null) return 'ADDED';
	const said = after?.decision;
	if (said?.text !== undefined) return 'TEXT';
	if (said?.place !== undefined) return 'PLACE';
	return said && ['votesFor', 'votesAgainst', 'votesAbstained', 'isCast'].some((one) => one in said)
		? 'VOTES'
		: 'OTHER';
}
