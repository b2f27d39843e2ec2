import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fullName } from '#lib/council/words.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isOwed, type Status } from '#lib/tasks/tasks.ts';
import { measureState } from './measure-state.ts';
import type { ChapterYear, MeasureYear, ProgrammeYear } from './year-view.ts';

/* A programme's year, read whole: five statements. */

/** Of which programme, and which tasks a reader sees: what was said in another is not theirs to know. */
interface Of {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly order: string | null;
	readonly orderedOn: string | null;
	readonly orderedBy: string | null;
	readonly statedTotal: number | null;
}

type Seeing = (task: { readonly bodyId: string; readonly restrictedUntil: string | null }) => boolean;

/** The year of a programme that its caller has found for the reader. */
export async function readYear(
	{
		installation,
		seesTask,
		calendar
	}: { installation: Installation; seesTask: Seeing; calendar: WorkingCalendar },
	of: Of
): Promise<ProgrammeYear> {
	const { read } = installation.db;
	const where = { programmeId: of.id };
	const [directory, chapters, measures] = await Promise.all([
		directoryOf(installation),
		read.programmeChapter.findMany({ where, orderBy: [{ numberKey: 'asc' }, { id: 'asc' }] }),
		read.measure.findMany({
			where,
			orderBy: [{ numberKey: 'asc' }, { id: 'asc' }],
			include: { results: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } }
		})
	]);
	const ids = measures.flatMap(({ taskId }) => taskId ?? []);
	const tasks = await read.task.findMany({ where: { id: { in: ids } }, select: taskColumns });
	const today = rigaDate(installation.clock.now());
	const taskIndex = new Map(tasks.map((task) => [task.id, task]));
	const { id, year, title, statedTotal } = of;
	return {
		...{ id, year, title, statedTotal, council: councilName(directory) },
		approved: { by: of.orderedBy, on: of.orderedOn, number: of.order },
		chapters: chaptersOf(chapters),
		measures: measures.map((row): MeasureYear => {
			const task = row.taskId === null ? undefined : taskIndex.get(row.taskId);
			const isHidden = task !== undefined && !seesTask(task);
			return {
				...measureOf(directory, row, { year, isHidden }),
				task: taskOf(task, { isHidden, calendar, today })
			};
		})
	};
}

const taskColumns = {
	...{ id: true, number: true, bodyId: true, status: true, due: true, restrictedUntil: true }
} as const;

interface TaskRow {
	readonly number: number;
	readonly status: string;
	readonly due: string | null;
}

function taskOf(
	task: TaskRow | undefined,
	{ isHidden, calendar, today }: { isHidden: boolean; calendar: WorkingCalendar; today: string }
): MeasureYear['task'] {
	if (!task || isHidden) return null;
	const { number, due } = task;
	const owes = isOwed({ status: task.status as Status });
	return { number, due, isLate: owes && due !== null && isLate(calendar, due, today) };
}

function chaptersOf(
	rows: readonly { id: string; number: string; numberKey: string; title: string }[]
): ChapterYear[] {
	return rows.map(({ id, number, numberKey, title }) => ({
		...{ id, number, title },
		depth: rows.filter((other) => numberKey.startsWith(`${other.numberKey} `)).length,
		withBelow: rows
			.filter((other) => other.id === id || other.numberKey.startsWith(`${numberKey} `))
			.map((other) => other.id)
	}));
}

type MeasureRow = Awaited<ReturnType<Actor['installation']['db']['read']['measure']['findMany']>>[number] & {
	readonly results: readonly {
		readonly text: string;
		readonly unit: string | null;
		readonly target: number | null;
		readonly achieved: number | null;
		readonly isReached: boolean | null;
	}[];
};

function measureOf(
	directory: Directory,
	row: MeasureRow,
	{ year, isHidden }: { year: number; isHidden: boolean }
): Omit<MeasureYear, 'task'> {
	const { id, number, title, chapterId, institutionId, funding } = row;
	const lastDay = `${year}-12-31`;
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	const results = row.results.map(({ text, unit, target, achieved, isReached }) =>
		isHidden
			? { text, unit, target, achieved: null, isReached: null }
			: { text, unit, target, achieved, isReached }
	);
	return {
		...{ id, number, title, chapterId, funding, results, isHidden },
		institution: isKnown ? fullName(nameAt(directory, institutionId, lastDay)) : null,
		spent: isHidden ? null : row.spent,
		shortfall: isHidden ? null : row.shortfall,
		state: measureState(results),
		due: row.due ?? lastDay
	};
}

function councilName({ bodies }: Directory): string {
	return bodies.find(({ kind }) => kind === 'COUNCIL')?.name ?? '';
}
