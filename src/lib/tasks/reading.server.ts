import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readCourse } from './course.server.ts';
import { askedOf } from './extension-course.ts';
import { readFamily, type Family, type Relative } from './family.server.ts';
import { readOrigins, type Beside } from './origins.server.ts';
import { ownerReports } from './owner-reports.ts';
import { ownersOf } from './owners.ts';
import { readPrepared } from './prepared.server.ts';
import { readRegister } from './revisions.server.ts';
import { controlSentence } from './sources.ts';
import { readDocuments } from './task-documents-reading.server.ts';
import type { DueView, SubtaskView, TaskPage } from './task-page.server.ts';
import { mayDo, statusView } from './task-rights.ts';
import { deeds, isOpen, isOwed } from './tasks.ts';
import { isRestricted } from './visibility.ts';

/** The whole page of a task, in five statements, six for the secretariat. Refuses NOT_FOUND for a number that no task has. */
export async function read(actor: Actor, number: number, added?: Beside): Promise<TaskPage> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const register = readRegister(actor.installation.db);
	const known = Promise.all([register.then((one) => one.directory), readFamily(actor, number, today)]);
	const [[directory, family], calendar, origins, course, prepared, documents] = await Promise.all([
		known,
		register.then((one) => one.calendar),
		readOrigins(actor, number, today, added),
		readCourse(
			actor,
			number,
			today,
			known.then(([of, found]) => found && { directory: of, task: found.task })
		),
		readPrepared(actor, number),
		readDocuments(actor, number, today)
	]);
	if (!family) throw new Refusal('NOT_FOUND');
	const { assignments, closedOn } = family.task;
	const reports = ownerReports(directory, assignments, course, closedOn ?? today);
	const { sources, series, beside } = origins;
	const asked = isOpen(family.task) ? askedOf(course.filter((one) => one.type === 'ENTRY')) : [];
	const control = isOpen(family.task) ? controlSentence(sources, actor.locale) : null;
	return {
		...view(actor, { directory, calendar }, family, today),
		sources,
		control,
		...{ series, beside },
		course,
		reports,
		asked,
		prepared,
		documents
	};
}

/** What stands is read against it. */
interface Known {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
}

function view(actor: Actor, known: Known, family: Family, today: PlainDate) {
	const { directory } = known;
	const { task, ancestors, descendants } = family;
	const { id, number, code, title, version, closedOn, closedBy, note, provenance, isSample, underControl } =
		task;
	const body = bodyById(directory, task.bodyId);
	return {
		...{ id, number, code, title, version, closedOn, closedBy, note, provenance, isSample, underControl },
		body: { slug: body?.slug ?? '', label: body ? bodyLabel(body, actor.locale) : '' },
		ancestors: ancestors.map((one) => ({ number: one.number, code: one.code, title: one.title })),
		description: task.description && renderMarkdown(task.description),
		expectedResult: task.expectedResult && renderMarkdown(task.expectedResult),
		status: statusView(task, actor.locale),
		restriction:
			isRestricted(task, today) && task.restrictedUntil
				? { basis: task.restrictedBasis ?? '', until: task.restrictedUntil }
				: null,
		due: viewDue(actor, known, family, today),
		owners: ownersOf(directory, task.assignments, closedOn ?? today),
		subtasks: descendants.map((one) => viewSubtask(actor, known, one, today)),
		may: mayDo(actor, directory, task, today)
	};
}

/** Its own deadline, or, of what shares its task's, that of the nearest above it that has one. */
function viewDue(actor: Actor, known: Known, { task, ancestors }: Family, today: PlainDate): DueView {
	if (task.due !== null || task.inRegister) return dueView(actor, known, task, today);
	const sharing = ancestors.findLast((one) => one.due !== null || one.inRegister);
	if (!sharing) return dueView(actor, known, task, today);
	return { ...dueView(actor, known, { ...sharing, status: task.status }, today), isShared: true };
}

function dueView(
	{ locale }: Actor,
	{ calendar }: Known,
	{ due, originalDue, dueText, status }: Pick<Relative, 'due' | 'originalDue' | 'dueText' | 'status'>,
	today: PlainDate
): DueView {
	const isRunning = isOwed({ status });
	const words = due === null ? null : deadlineWords(calendar, due, today, locale);
	return {
		words: words && { date: words.date, long: words.long, note: words.note, state: words.state },
		isRunning,
		isLate: isRunning && words?.state === 'LATE',
		isSoon: isRunning && (words?.state === 'SOON' || words?.state === 'TODAY'),
		original: originalDue !== due ? originalDue : null,
		text: dueText,
		isShared: false
	};
}

function viewSubtask(actor: Actor, known: Known, one: Relative, today: PlainDate): SubtaskView {
	const { number, code, title, level, due } = one;
	return {
		...{ number, code, title, depth: level - 1 },
		status: statusView(one, actor.locale),
		due: due === null ? null : dueView(actor, known, one, today),
		owners: ownersOf(known.directory, one.assignments, one.closedOn ?? today)
	};
}
