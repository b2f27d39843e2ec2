import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can, type Standing } from '#lib/accounts/actor.ts';
import { dateField } from '#lib/calendar/date-field.ts';
import { addDays, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { m } from '#i18n/generated/messages.js';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { figuresOf, type FiguresBy, type FiguresPage, type Move } from './extension-figures.ts';
import { todayOf } from './lifecycle.server.ts';
import { deeds, type EntryDetails } from './tasks.ts';
import { visibleTasks } from './visibility.server.ts';

/** Whoever may see the figures of anything: the secretariat, who chairs a body. */
export function seesFigures(standing: Standing): boolean {
	return bodiesCounted(standing) !== 'NONE';
}

/** Of which bodies somebody may see how terms moved: the secretariat and the chair of the council of all, other chairs of their own. */
function bodiesCounted(standing: Standing, directory?: Directory): 'ALL' | 'NONE' | readonly string[] {
	if (can({ ...standing, seats: [] }, deeds.extensionFigures)) return 'ALL';
	const chaired = standing.seats
		.map(({ bodyId }) => bodyId)
		.filter((bodyId) => can({ ...standing, role: null }, deeds.extensionFigures, { bodyId }));
	if (chaired.length === 0) return 'NONE';
	const chairsCouncil = chaired.some((id) => directory && bodyById(directory, id)?.kind === 'COUNCIL');
	return chairsCouncil ? 'ALL' : chaired;
}

/** So many moves and requests of a period are looked through. */
const most = 20_000;

const taskColumns = {
	...{ id: true, bodyId: true },
	assignments: { where: { role: 'LEAD' }, select: { institutionId: true, postId: true } }
} satisfies Prisma.TaskSelect;

/**
 * How often and how far deadlines moved to later days in a period (this year, where none is given), by body or by the institutions in
 * the lead. Six statements, whatever the period. Refuses NOT_FOUND whoever may see none of it.
 */
export async function readFigures(actor: Actor, params: URLSearchParams): Promise<FiguresPage> {
	const [directory, calendar] = await Promise.all([
		directoryOf(actor.installation),
		calendarOf(actor.installation)
	]);
	const workingDays: Between = (from, to) => calendar.workingDaysUntil(from, to);
	const bodies = bodiesCounted(actor, directory);
	if (bodies === 'NONE') mustBeAble(actor, deeds.extensionFigures);
	const period = periodOf(params, todayOf(actor));
	const by: FiguresBy = params.get('by') === 'institution' ? 'institution' : 'body';
	const ofBodies = bodies === 'ALL' || bodies === 'NONE' ? {} : { bodyId: { in: [...bodies] } };
	const task = { AND: [visibleTasks(actor, todayOf(actor)), ofBodies] };
	const at = { gte: startOfDay(period.from), lt: startOfDay(addDays(period.to, 1)) };
	const { read } = actor.installation.db;
	const [ofMoves, ofRequests] = [{ kind: 'DUE_CHANGED', withdrawnAt: null, at }, { askedAt: at }];
	const [entries, requests, tasks] = await Promise.all([
		read.progressEntry.findMany({
			where: { ...ofMoves, task },
			take: most + 1,
			select: { taskId: true, details: true, text: true }
		}),
		read.extensionRequest.findMany({
			where: { ...ofRequests, task },
			take: most + 1,
			select: { taskId: true, state: true }
		}),
		// Once for both. Who is in the lead is asked for only where it is counted by.
		read.task.findMany({
			where: { AND: [task, { OR: [{ progress: { some: ofMoves } }, { extensions: { some: ofRequests } }] }] },
			take: 2 * most,
			select: { ...taskColumns, assignments: by === 'institution' && taskColumns.assignments }
		})
	]);
	const isTooMuch = entries.length > most || requests.length > most;
	const taskOf = new Map(tasks.map((one) => [one.id, one]));
	// What began between the statements is counted the next time.
	const known = <T extends { readonly taskId: string }>(rows: readonly T[]) =>
		isTooMuch ? [] : rows.flatMap((row) => ofKnown(row, taskOf.get(row.taskId)));
	const moved = known(entries).flatMap((entry) => moveOf(entry));
	const asked = known(requests);
	const labelsOf = (one: TaskOf) =>
		by === 'body' ? [bodyOf(one, directory, actor)] : institutionsOf(one, directory, actor);
	return {
		...{ ...period, by, isTooMuch, rows: rowsOf(moved, asked, labelsOf, workingDays) },
		all: figuresOf(moved, asked, workingDays)
	};
}

/** How often deadlines moved to later days in a period: `/extensions/figures?from=…&to=…`. */
export async function countMoves(
	{ db }: Pick<Installation, 'db'>,
	{ from, to }: { readonly from: PlainDate; readonly to: PlainDate }
): Promise<number> {
	const at = { gte: startOfDay(from), lt: startOfDay(addDays(to, 1)) };
	const entries = await db.read.progressEntry.findMany({
		where: { kind: 'DUE_CHANGED', withdrawnAt: null, at },
		take: most,
		select: { taskId: true, details: true, text: true, task: { select: { id: true, bodyId: true } } }
	});
	return entries.flatMap((entry) => moveOf(entry)).length;
}

function periodOf(params: URLSearchParams, today: PlainDate) {
	const read = (name: string) => dateField.safeParse(params.get(name));
	const [from, to] = [read('from'), read('to')];
	const first = (from.success && from.data) || `${today.slice(0, 4)}-01-01`;
	const last = (to.success && to.data) || today;
	const isWrongPeriod = !from.success || !to.success || first > last;
	return isWrongPeriod
		? { from: `${today.slice(0, 4)}-01-01`, to: today, isWrongPeriod }
		: { from: first, to: last, isWrongPeriod };
}

function ofKnown<T extends object>(row: T, task: TaskOf | undefined) {
	return task ? [{ ...row, task }] : [];
}

type Between = (from: PlainDate, to: PlainDate) => number;
type TaskOf = Pick<Prisma.TaskGetPayload<{ select: typeof taskColumns }>, 'id' | 'bodyId'> &
	Partial<Prisma.TaskGetPayload<{ select: typeof taskColumns }>>;
type Moved = Move & { readonly task: TaskOf };

/** A deadline that somebody moved; that another source binds since one was added or ended is no move of a term. */
function moveOf(entry: {
	readonly taskId: string;
	readonly details: string | null;
	readonly text: string;
	readonly task: TaskOf;
}): Moved[] {
	const { from, to, sourceId, extensionId } = JSON.parse(entry.details ?? '{}') as Partial<
		EntryDetails['DUE_CHANGED']
	>;
	const isMove = sourceId !== undefined || extensionId !== undefined || entry.text !== '';
	if (!isMove || !from || !to || to <= from) return [];
	return [{ taskId: entry.taskId, from, to, isAsked: extensionId !== undefined, task: entry.task }];
}

function rowsOf(
	moved: readonly Moved[],
	asked: readonly { readonly state: string; readonly task: TaskOf }[],
	labelsOf: (task: TaskOf) => readonly string[],
	workingDays: Between
): FiguresPage['rows'] {
	const under = <T extends { readonly task: TaskOf }>(list: readonly T[]) =>
		Map.groupBy(
			list.flatMap((one) => labelsOf(one.task).map((label) => ({ label, one }))),
			({ label }) => label
		);
	const [moves, requests] = [under(moved), under(asked)];
	const labels = [...new Set([...moves.keys(), ...requests.keys()])].sort((a, b) =>
		sortKey(a) < sortKey(b) ? -1 : 1
	);
	return labels.map((label) => ({
		label,
		...figuresOf(
			(moves.get(label) ?? []).map(({ one }) => one),
			(requests.get(label) ?? []).map(({ one }) => one),
			workingDays
		)
	}));
}

function bodyOf({ bodyId }: TaskOf, directory: Directory, { locale }: Actor): string {
	const body = bodyById(directory, bodyId);
	return body ? bodyLabel(body, locale) : bodyId;
}

/** Who is in the lead, by the names of today; of a seat, the institutions it speaks for; with nobody named, the body owes it. */
function institutionsOf({ assignments = [] }: TaskOf, directory: Directory, actor: Actor): string[] {
	const today = todayOf(actor);
	const ids = assignments.flatMap(({ institutionId, postId }) =>
		institutionId ? [institutionId] : postId ? (directory.postIndex.get(postId)?.institutionIds ?? []) : []
	);
	const known = ids.filter((id) => directory.institutionIndex.has(id));
	const labels = new Set(known.map((id) => institutionAt(directory, id, today).label));
	return labels.size ? [...labels] : [m.extensions_figures_nobody({}, { locale: actor.locale })];
}
