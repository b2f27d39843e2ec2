import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { shapeOf, statusesAfterReport, statusWord, type Status } from '#lib/tasks/tasks.ts';
import { administratorName } from './administrators.ts';
import { mayExplain } from './explaining.server.ts';
import { dueOf } from './following.server.ts';
import { mayWithdraw, newestFirst } from './measure-entries.server.ts';
import { findMeasureTold, type MeasureTold } from './measure-finding.server.ts';
import type { MeasureTask, ToldMeasure } from './measure-told-rows.server.ts';
import { measureState, resultState, type ResultState } from './measure-state.ts';
import { mayChange } from './programme-finding.server.ts';
import { headOf } from './programme-page.server.ts';
import type { ProgrammeHead } from './programme-view.ts';
import { deeds } from './programmes.ts';
import { yearDeeds } from './year.ts';

/** A result with what was achieved. */
export interface ResultOnPage {
	readonly id: string;
	/** Plain. */
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
	readonly achieved: number | null;
	readonly isReached: boolean | null;
	readonly state: ResultState;
}

/** What was told of the money or of a result by a day. */
export interface EntryOnPage {
	readonly id: string;
	/** Null: of the money. */
	readonly result: string | null;
	readonly amount: number | null;
	readonly value: number | null;
	readonly isReached: boolean | null;
	readonly why: string | null;
	readonly asOf: string;
	readonly on: string;
	readonly author: string;
	readonly capacity: string;
	readonly progressId: string | null;
	readonly withdrawn: { readonly by: string; readonly on: string; readonly reason: string } | null;
	/** It is the one that counts. */
	readonly isNewest: boolean;
	readonly mayWithdraw: boolean;
}

/** A task as the page names it. */
export interface TaskOnPage {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly status: { readonly word: string; readonly shape: string };
}

/** A measure with its course. Texts are safe HTML, where nothing else is said. */
export interface MeasurePage {
	readonly head: ProgrammeHead;
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly justification: string | null;
	readonly description: string | null;
	readonly institution: string | null;
	readonly due: string;
	readonly dueText: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly spent: number | null;
	readonly state: ResultState;
	readonly results: readonly ResultOnPage[];
	readonly entries: readonly EntryOnPage[];
	/** What is said in its task is not for this reader. */
	readonly isHidden: boolean;
	readonly task: (TaskOnPage & { readonly version: number }) | null;
	readonly tied: readonly TaskOnPage[];
	/** As it was written, and as it is shown. */
	readonly shortfall: { readonly text: string; readonly html: string } | null;
	readonly version: number;
	readonly may: {
		readonly tellAs: readonly Capacity[];
		/** What the task may be in after it, the likeliest first. */
		readonly statuses: readonly { readonly value: Status; readonly label: string }[];
		readonly explain: boolean;
		readonly tie: boolean;
		readonly edit: boolean;
	};
}

/** A measure for whoever reads its programme, or owes its task. Refuses NOT_FOUND. Three statements. */
export async function readMeasurePage(
	actor: Actor,
	{ id, measureId }: { id: string; measureId: string }
): Promise<MeasurePage> {
	const { read } = actor.installation.db;
	const found = await findMeasureTold(read, actor, measureId);
	const { measure, programme, isHidden, directory } = found;
	if (programme.id !== id) throw new Refusal('NOT_FOUND');
	const entries = isHidden
		? []
		: await read.measureEntry.findMany({ where: { measureId }, orderBy: newestFirst });
	const tied = found.tied.map((task) => viewTask(actor, task));
	const { institutionId, funding, shortfall } = measure;
	const results = resultsOf(measure, isHidden);
	return {
		head: headOf(actor, directory, programme),
		...{ id: measureId, number: measure.number, title: measure.title, version: measure.version },
		...{ justification: html(measure.justification), description: html(measure.description) },
		institution: administratorName(directory, institutionId, programme.year),
		...{ due: dueOf(programme, measure), dueText: measure.dueText, funding, results, isHidden, tied },
		spent: isHidden ? null : measure.spent,
		state: measureState(results),
		entries: entriesOf(actor, found, entries),
		task: taskOf(actor, found),
		shortfall: shortfall && !isHidden ? { text: shortfall, html: renderMarkdown(shortfall) } : null,
		may: mayOf(actor, found)
	};
}

const html = (text: string | null) => text && renderMarkdown(text);

function viewTask({ locale }: Actor, { id, number, title, status, closedAs }: MeasureTask): TaskOnPage {
	const standing = { status: status as Status, closedAs } as Parameters<typeof shapeOf>[0];
	return { id, number, title, status: { word: statusWord(standing, locale), shape: shapeOf(standing) } };
}

function taskOf(actor: Actor, { task }: MeasureTold): MeasurePage['task'] {
	return task && { ...viewTask(actor, task), version: task.version };
}

function resultsOf({ results }: ToldMeasure, isHidden: boolean): ResultOnPage[] {
	return results.map(({ id, text, target, unit, ...row }) => {
		const [achieved, isReached] = isHidden ? [null, null] : [row.achieved, row.isReached];
		const state = resultState({ target, achieved, isReached });
		return { id, text: plainText(text, 300), target, unit, achieved, isReached, state };
	});
}

type EntryRow = Awaited<ReturnType<Actor['installation']['db']['read']['measureEntry']['findMany']>>[number];

function entriesOf(actor: Actor, { measure, programme }: MeasureTold, rows: readonly EntryRow[]) {
	const names = new Map(measure.results.map(({ id, unit, text }) => [id, unit ?? plainText(text, 200)]));
	const seen = new Set<string>();
	return rows.map((row): EntryOnPage => {
		const { id, resultId, amount, value, isReached, text, asOf, at, capacity, progressId } = row;
		const about = resultId ?? '';
		const isNewest = row.withdrawnAt === null && !seen.has(about);
		if (isNewest) seen.add(about);
		return {
			...{ id, amount, value, isReached, why: text, asOf, on: rigaDate(at), capacity, progressId, isNewest },
			...{ result: resultId && (names.get(resultId) ?? ''), author: row.authorName },
			withdrawn: row.withdrawnAt && {
				...{ by: row.withdrawnBy ?? '', on: rigaDate(row.withdrawnAt), reason: row.withdrawnReason ?? '' }
			},
			mayWithdraw: !row.withdrawnAt && programme.state !== 'CLOSED' && mayWithdraw(actor, row)
		};
	});
}

function mayOf(actor: Actor, found: MeasureTold): MeasurePage['may'] {
	const { programme, task, reportAs } = found;
	const isCurrent = programme.state === 'CURRENT';
	const statuses = task ? statusesAfterReport(task.status as Status) : [];
	const mayTell = isCurrent && statuses.length > 0;
	return {
		tellAs: mayTell ? reportAs : [],
		statuses: statuses.map((value) => ({
			value,
			label: statusWord({ status: value, closedAs: null }, actor.locale)
		})),
		explain: isCurrent && mayExplain(actor, found),
		tie: programme.state !== 'CLOSED' && can(actor, yearDeeds.tie, { bodyId: programme.bodyId }),
		edit: mayChange(actor, deeds.changeMeasures, programme)
	};
}
