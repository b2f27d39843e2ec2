import { rigaDate } from '#lib/calendar/days.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isOwed, type Status } from '#lib/tasks/tasks.ts';
import { administratorName } from './administrators.ts';
import { dueOf } from './following.server.ts';
import { measureState } from './measure-state.ts';
import { isWithin } from './numbering.ts';
import { readYearRows, type FollowedRow, type YearRow } from './year-rows.server.ts';
import type { ChapterYear, MeasureYear, ProgrammeYear } from './year-view.ts';

/* A programme's year, read whole. */

/** Of which programme. */
interface Of {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly order: string | null;
	readonly orderedOn: string | null;
	readonly orderedBy: string | null;
	readonly statedTotal: number | null;
}

/** Which tasks a reader sees: what was said in another is not theirs to know. */
type Seeing = (task: { readonly bodyId: string; readonly restrictedUntil: string | null }) => boolean;

/** What a year is made of, before it is asked who reads it. */
export interface YearRead {
	readonly directory: Directory;
	readonly today: string;
	/** Who administers its measures. */
	readonly institutionIds: readonly string[];
	/** The year of the programme, as its caller has found it for the reader. */
	readonly yearOf: (of: Of, seesTask: Seeing) => ProgrammeYear;
}

/** Reads what a programme's year is made of; whether somebody may read it is its caller's to ask. Two statements. */
export async function readYear(installation: Installation, programmeId: string): Promise<YearRead> {
	const [directory, calendar, { chapters, measures }] = await Promise.all([
		directoryOf(installation),
		calendarOf(installation),
		readYearRows(installation.db, programmeId)
	]);
	const today = rigaDate(installation.clock.now());
	return {
		...{ directory, today },
		institutionIds: measures.flatMap(({ institutionId }) => institutionId ?? []),
		yearOf: ({ id, year, title, statedTotal, ...of }, seesTask) => ({
			...{ id, year, title, statedTotal, council: councilName(directory) },
			approved: { by: of.orderedBy, on: of.orderedOn, number: of.order },
			chapters: chaptersOf(chapters),
			measures: measures.map((row): MeasureYear => {
				const { task } = row;
				const isHidden = task !== null && !seesTask(task);
				return {
					...measureOf(directory, row, { year, isHidden }),
					task: isHidden ? null : taskOf(task, calendar, today)
				};
			})
		})
	};
}

function taskOf(task: FollowedRow | null, calendar: WorkingCalendar, today: string): MeasureYear['task'] {
	if (!task) return null;
	const { number, due } = task;
	const owes = isOwed({ status: task.status as Status });
	return { number, due, isLate: owes && due !== null && isLate(calendar, due, today) };
}

function chaptersOf(
	rows: readonly { id: string; number: string; numberKey: string; title: string }[]
): ChapterYear[] {
	return rows.map(({ id, number, numberKey, title }) => ({
		...{ id, number, title },
		depth: rows.filter((other) => isWithin(numberKey, other.numberKey)).length,
		withBelow: rows
			.filter((other) => other.id === id || isWithin(other.numberKey, numberKey))
			.map((other) => other.id)
	}));
}

function measureOf(
	directory: Directory,
	row: YearRow,
	{ year, isHidden }: { year: number; isHidden: boolean }
): Omit<MeasureYear, 'task'> {
	const { id, number, title, chapterId, institutionId, funding } = row;
	const results = row.results.map(({ text, unit, target, achieved, isReached }) =>
		isHidden
			? { text, unit, target, achieved: null, isReached: null }
			: { text, unit, target, achieved, isReached }
	);
	return {
		...{ id, number, title, chapterId, funding, results, isHidden },
		institution: administratorName(directory, institutionId, year),
		spent: isHidden ? null : row.spent,
		shortfall: isHidden ? null : row.shortfall,
		state: measureState(results),
		due: dueOf({ year }, row)
	};
}

function councilName({ bodies }: Directory): string {
	return bodies.find(({ kind }) => kind === 'COUNCIL')?.name ?? '';
}
