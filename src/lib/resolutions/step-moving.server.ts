import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import {
	countBack,
	disorderOf,
	moveSteps,
	type Disorder,
	type Distances,
	type KeptStep
} from './counting-back.ts';
import { surroundingsOf, type Surroundings } from './point-reading.server.ts';
import { refuseTerm } from './registering.server.ts';
import { faultOf } from './registering-terms.ts';
import { findPlanned, readSteps, recordDays, writeDays, type Days } from './report-finding.server.ts';
import { createSteps } from './report-making.server.ts';
import { doneSchema, moveSchema, recountSchema } from './report-schema.ts';
import { todayOf, type FoundReport } from './resolution-finding.server.ts';
import { deeds, stepKinds } from './resolutions.ts';
import { stepWord } from './step-words.ts';

/** What was done with the days of a report. */
export interface DaysDone {
	readonly resolutionId: string;
	readonly eventId: string | null;
}

/** What would become of the days of a report. */
export interface DaysPreview {
	readonly reportId: string;
	readonly before: Days;
	readonly after: Days;
	/** Fewer working days than the plan wants. */
	readonly isSqueezed: boolean;
	/** Steps that would lie before today. */
	readonly past: readonly KeptStep[];
}

type Move = z.output<typeof moveSchema>;

/** Shows where the days of a report would go. Refuses as `moveTogether` does. */
export async function previewMove(actor: Actor, input: unknown): Promise<DaysPreview> {
	const typed = parseInput(moveSchema, input);
	const surroundings = await surroundingsOf(actor);
	const tx = actor.installation.db.read as unknown as Transaction;
	const { report, before, after } = await readMove(tx, actor, typed, surroundings);
	return previewOf(actor, report, { before, after, isSqueezed: false });
}

/**
 * Moves a step of a report, or the report's own deadline where it was registered wrongly, and with it all that is not done by the same
 * number of working days. Refuses NOT_FOUND whoever may not; INVALID an order in which nothing can be done, in words; CONFLICT; NOT_NOW
 * where the author has extended the deadline, the report was sent, or the resolution is closed.
 */
export async function moveTogether(actor: Actor, input: unknown): Promise<DaysDone> {
	const typed = parseInput(moveSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { report, before, after } = await readMove(tx, actor, typed, surroundings);
		return change(tx, actor, report, { before, after });
	});
}

async function readMove(
	tx: Transaction,
	actor: Actor,
	{ id, version: seen, what, to, alone }: Move,
	{ directory, calendar }: Surroundings
) {
	const report = await findPlanned(tx, actor, deeds.plan, { id, directory, seen });
	const before = await daysOf(tx, report);
	const from = what === 'REPORT' ? before.due : before.steps.find(({ kind }) => kind === what)?.due;
	if (!from) throw notNow('resolutions_problem_no_day');
	if (what === 'REPORT') await mustBeCorrectable(tx, actor, report, to);
	const steps = moveSteps(before.steps, { what, from, to, alone }, calendar);
	const isOfReport = what === 'REPORT' ? { due: to, originalDue: to } : {};
	const after = { ...before, ...isOfReport, steps };
	mustBeInOrder(actor, after, calendar, 'to');
	return { report, before, after };
}

async function mustBeCorrectable(
	tx: Transaction,
	actor: Actor,
	{ id, resolution }: FoundReport,
	to: PlainDate
): Promise<void> {
	const count = await tx.resolutionExtension.count({ where: { reportId: id, withdrawnAt: null } });
	if (count > 0) throw notNow('resolutions_problem_extended');
	const fault = faultOf(to, resolution, todayOf(actor));
	if (fault) refuseTerm(actor, { field: 'to', ...fault });
}

/** Refuses INVALID, in words, days that come in the wrong order: "a report's deadline before that of its answers". */
export function mustBeInOrder(
	{ locale }: Actor,
	{ due, steps }: Pick<Days, 'due' | 'steps'>,
	calendar: WorkingCalendar,
	field: string
): void {
	const disorder = disorderOf(steps, due, calendar);
	if (disorder) refuseField(field, disorderProblem(disorder, locale));
}

/** What is wrong with the order, as a problem of a field. */
function disorderProblem({ first, second }: Disorder, locale: Actor['locale']): string {
	if (second === 'REPORT')
		return problemWith('resolutions_problem_after_report', { step: stepWord(first, locale) });
	return problemWith('resolutions_problem_disorder', {
		...{ first: stepWord(first, locale), second: stepWord(second, locale) }
	});
}

/** Shows the days by a plan of other distances. Refuses as `recount` does. */
export async function previewRecount(actor: Actor, input: unknown): Promise<DaysPreview> {
	const typed = parseInput(recountSchema, input);
	const surroundings = await surroundingsOf(actor);
	const tx = actor.installation.db.read as unknown as Transaction;
	const { report, before, after, isSqueezed } = await readRecount(tx, actor, typed, surroundings);
	return previewOf(actor, report, { before, after, isSqueezed });
}

/** Counts the days of a report back anew by a plan of its own; what is done stays. Refuses as `moveTogether` does. */
export async function recount(actor: Actor, input: unknown): Promise<DaysDone> {
	const typed = parseInput(recountSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { report, before, after } = await readRecount(tx, actor, typed, surroundings);
		return change(tx, actor, report, { before, after });
	});
}

async function readRecount(
	tx: Transaction,
	actor: Actor,
	{ id, version: seen, ...typed }: z.output<typeof recountSchema>,
	{ directory, calendar }: Surroundings
) {
	const distances = Object.fromEntries(
		stepKinds.map((kind) => [kind, Number(typed[kind])])
	) as unknown as Distances;
	const report = await findPlanned(tx, actor, deeds.plan, { id, directory, seen });
	const before = await daysOf(tx, report);
	if (before.due === null) throw notNow('resolutions_problem_no_day');
	for (const [index, kind] of stepKinds.entries()) {
		const earlier = stepKinds[index - 1];
		if (earlier && distances[kind] > distances[earlier])
			refuseField(kind, disorderProblem({ first: earlier, second: kind }, actor.locale));
	}
	const counted = countBack(before.due, { today: todayOf(actor), distances }, calendar);
	const steps = counted.steps.map((step): KeptStep => {
		const kept = before.steps.find(({ kind }) => kind === step.kind);
		return kept?.doneOn ? kept : { ...step, doneOn: null };
	});
	const after = { ...before, steps };
	mustBeInOrder(actor, after, calendar, 'ANSWERS');
	return { report, before, after, isSqueezed: counted.isSqueezed };
}

/** Says that a step is done, or that it is not. Said twice, nothing happens. Refuses as `moveTogether` does. */
export async function markDone(actor: Actor, input: unknown): Promise<DaysDone> {
	const { id, version: seen, kind, isDone } = parseInput(doneSchema, input);
	const { directory } = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const report = await findPlanned(tx, actor, deeds.plan, { id, directory });
		const before = await daysOf(tx, report);
		const step = before.steps.find((one) => one.kind === kind);
		if (!step) throw notNow('resolutions_problem_no_day');
		if ((step.doneOn !== null) === isDone) return { resolutionId: report.resolutionId, eventId: null };
		await findPlanned(tx, actor, deeds.plan, { id, directory, seen });
		const doneOn = isDone ? todayOf(actor) : null;
		const steps = before.steps.map((one) => (one.kind === kind ? { ...one, doneOn } : one));
		return change(tx, actor, report, { before, after: { ...before, steps } });
	});
}

/** The days of a report as they are. */
export async function daysOf(tx: Transaction, { id, due, originalDue }: FoundReport): Promise<Days> {
	return { due, originalDue, steps: await readSteps(tx, id) };
}

async function change(
	tx: Transaction,
	actor: Actor,
	report: FoundReport,
	{ before, after }: { before: Days; after: Days }
): Promise<DaysDone> {
	const { resolutionId } = report;
	if (JSON.stringify(before) === JSON.stringify(after)) return { resolutionId, eventId: null };
	const missing = after.steps.filter(({ kind }) => before.steps.every((step) => step.kind !== kind));
	await createSteps(
		tx,
		report.id,
		missing.map(({ kind, due }) => ({ kind, due }))
	);
	await writeDays(tx, report, after);
	const eventId = await recordDays(tx, actor, deeds.plan, report, { before, after });
	return { resolutionId, eventId };
}

function previewOf(
	actor: Actor,
	{ id }: FoundReport,
	{ before, after, isSqueezed }: Pick<DaysPreview, 'before' | 'after' | 'isSqueezed'>
): DaysPreview {
	const today = todayOf(actor);
	const past = after.steps.filter(({ due, doneOn }) => doneOn === null && due < today);
	return { reportId: id, before, after, isSqueezed, past };
}
