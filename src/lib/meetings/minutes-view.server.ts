import type { Actor } from '#lib/accounts/actor.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { instantOf } from '#lib/server/json-rows.server.ts';
import { ownersOf } from '#lib/tasks/owners.ts';
import type { Status } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import type { ItemKind, ItemOrigin, ItemOutcome } from './agenda.ts';
import { readAttendance } from './attendance-view.server.ts';
import { dayOf, findMeeting, todayOf, type FoundMeeting } from './finding.server.ts';
import {
	citationOf,
	decisionNumber,
	emptyPart,
	type DecisionTaskView,
	type DecisionView,
	type DissentView,
	type MinutesHeading,
	type MinutesItem,
	type MinutesView,
	type PartKind,
	type PartView,
	type Relation
} from './minutes.ts';
import {
	readRows,
	type DecisionRow,
	type DissentRow,
	type ItemRow,
	type MinutesRows,
	type TaskRow
} from './minutes-rows.server.ts';
import { mustSeeMinutes, seesItem } from './minutes-sight.server.ts';
import { withAnswers } from './written-minutes.ts';
import { isTallied, tally } from './written-tally.ts';

/** All that the minutes of a meeting say, in order. Refuses NOT_FOUND whoever may not read them (`seesMinutes`). */
export async function readMinutes(actor: Actor, meetingId: string): Promise<MinutesView> {
	const { installation } = actor;
	const [meeting, directory] = await Promise.all([
		findMeeting(installation.db.read, actor, meetingId),
		directoryOf(installation)
	]);
	return readMinutesOf(installation.db.read, actor, { meeting, directory });
}

interface AtHand {
	readonly meeting: FoundMeeting;
	readonly directory: Directory;
}

/** The same where the meeting is at hand, also inside a transaction: three statements. */
export async function readMinutesOf(
	from: Reader | Transaction,
	actor: Actor,
	{ meeting, directory }: AtHand
): Promise<MinutesView> {
	const { written, guests, answers } = await readWritten(from, actor, { meeting, directory });
	const attendance = await readAttendance(actor, meeting, from, { items: [...written.items], guests });
	if (!isTallied(meeting)) return { ...written, attendance };
	const itemIds = written.items.map(({ id }) => id);
	const results = tally(meeting, attendance, { itemIds, answers });
	return { ...written, items: withAnswers(written.items, results, attendance, answers), attendance };
}

/** What is written, without who was there: one statement. Refuses NOT_FOUND whoever may not read it. */
export async function readWritten(from: Reader | Transaction, actor: Actor, { meeting, directory }: AtHand) {
	mustSeeMinutes(actor, meeting);
	const rows = await readRows(from, actor, meeting.id);
	const context = { actor, meeting, directory, rows };
	const written: Omit<MinutesView, 'attendance'> = {
		heading: headingOf(meeting),
		opening: partOf(rows, 'OPENING', 'TEXT'),
		items: rows.ITEM.map((item, index) => itemOf(context, item, index + 1)),
		closing: partOf(rows, 'CLOSING', 'TEXT')
	};
	return { written, guests: [...rows.GUEST], answers: rows.ANSWER };
}

interface Context {
	readonly actor: Actor;
	readonly meeting: FoundMeeting;
	readonly directory: Directory;
	readonly rows: MinutesRows;
}

function headingOf({ bodies, ...meeting }: FoundMeeting): MinutesHeading {
	const { id, kind, status, isExtraordinary, bodyId, title, number, year, date, version } = meeting;
	const { startTime, endTime, openedTime, closedTime, place, link, docNumber, fileIndex } = meeting;
	const { chairPostId, chairPersonId, chairName, writerName } = meeting;
	return {
		...{ id, kind, status, isExtraordinary, bodyId, bodyIds: bodies.map((one) => one.bodyId), title },
		...{ number, year, date, startTime, endTime, openedTime, closedTime, place, link },
		...{ chairPostId, chairPersonId, chairName, writerName, docNumber, fileIndex, version }
	};
}

function partOf({ PART }: MinutesRows, place: string, kind: PartKind): PartView {
	const row = PART.find((one) => one.place === place && one.kind === kind);
	return row ? { ...row, kind, updatedAt: instantOf(row.updatedAt) } : emptyPart(place, kind);
}

function itemOf(context: Context, row: ItemRow, number: number): MinutesItem {
	const { actor, meeting, rows } = context;
	const { id, version, restrictedBasis, restrictedUntil } = row;
	const restriction =
		restrictedUntil !== null && isRestricted({ restrictedUntil }, todayOf(actor))
			? { basis: restrictedBasis ?? '', until: restrictedUntil }
			: null;
	const kind = row.kind as ItemKind;
	const [origin, outcome] = [row.origin as ItemOrigin, row.outcome as ItemOutcome | null];
	const said = { id, number, kind, origin, outcome, restriction, version, isPublic: Boolean(row.isPublic) };
	if (!seesItem(actor, meeting, row)) return { ...said, ...nothing(id), isHidden: true };
	return {
		...{ ...said, title: row.title, description: row.description, isHidden: false },
		...{ presenter: presenterOf(context, row), presenterInstitutionId: row.presenterInstitutionId },
		...{ heard: partOf(rows, id, 'HEARD'), said: partOf(rows, id, 'SAID') },
		decisions: rows.DECISION.filter(({ itemId }) => itemId === id).map((decision, index) =>
			decisionOf(context, decision, { item: number, place: index + 1 })
		)
	};
}

/** Of what somebody may not read, its number stays. */
function nothing(id: string) {
	return {
		...{ title: '', description: null, presenter: null, presenterInstitutionId: null, decisions: [] },
		...{ heard: emptyPart(id, 'HEARD'), said: emptyPart(id, 'SAID') }
	};
}

function presenterOf({ actor, meeting, directory }: Context, row: ItemRow): string | null {
	const { presenterText, presenterInstitutionId: id } = row;
	if (presenterText) return presenterText;
	if (!id || !directory.institutionIndex.has(id)) return null;
	return institutionAt(directory, id, dayOf(meeting, actor)).name;
}

function decisionOf(
	context: Context,
	row: DecisionRow,
	{ item, place }: { readonly item: number; readonly place: number }
): DecisionView {
	const { meeting, rows } = context;
	const { id, text, version, votesFor, votesAgainst, votesAbstained } = row;
	const isVoted = [votesFor, votesAgainst, votesAbstained].some((votes) => votes !== null);
	return {
		...{ id, text, version, position: place, number: decisionNumber(item, place) },
		citation: citationOf(meeting, item, place),
		votes: isVoted
			? { for: votesFor ?? 0, against: votesAgainst ?? 0, abstained: votesAbstained ?? 0 }
			: null,
		...{
			isCast: Boolean(row.isCast),
			isPublic: Boolean(row.isPublic),
			asksNothing: Boolean(row.asksNothing)
		},
		dissents: rows.DISSENT.filter(({ decisionId }) => decisionId === id).map(dissentOf),
		tasks: rows.TASK.filter(({ decisionId }) => decisionId === id).map((task) => taskOf(context, task, text))
	};
}

function dissentOf(row: DissentRow): DissentView {
	const { id, authorName, capacity, text, recordedBy, personId, version } = row;
	const { attachmentId, attachmentName } = row;
	const attachment = attachmentId && attachmentName ? { id: attachmentId, name: attachmentName } : null;
	return { id, authorName, capacity, text, recordedBy, personId, version, attachment, at: instantOf(row.at) };
}

function taskOf({ actor, directory, rows }: Context, row: TaskRow, text: string): DecisionTaskView {
	const { id, number, title, due, dueText, originalDue, closedAs, wording } = row;
	const assignments = rows.OWNER.filter(({ taskId }) => taskId === id);
	return {
		...{ id, number, title, due, dueText, closedAs, relation: row.relation as Relation },
		owners: ownersOf(directory, assignments, row.closedOn ?? todayOf(actor)),
		originalDue: originalDue !== due ? originalDue : null,
		...{ status: row.status as Status, underControl: Boolean(row.underControl) },
		isFromOlder: row.relation === 'MADE' && wording !== null && wording !== text
	};
}
