import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { takeOffersSchema } from './agenda-schema.ts';
import { nextPosition } from './agenda.server.ts';
import type { ItemKind, ItemOrigin } from './agenda.ts';
import { capacityFor, dayOf, findForChange, todayOf, type FoundMeeting } from './finding.server.ts';
import { readOrigin, type NamedOrigin } from './item-origins.server.ts';
import { deeds } from './meetings.ts';

/** Something that is offered to an agenda: what came back by itself. */
export interface Offer {
	readonly origin: Exclude<ItemOrigin, 'OWN' | 'CONTROL'>;
	/** Of where it comes from: an item, a task, a laid result, a theme of the plan. */
	readonly sourceId: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly taskNumber: number | null;
	/** Whose it is, or when it was put off. */
	readonly body: string | null;
	readonly date: PlainDate | null;
	/** Who prepares it, as the plan says. */
	readonly presenter: { readonly institutionId: string | null; readonly text: string | null };
}

/** So many deadlines at most are offered: the rest is what the decision-control list is for. */
const mostDue = 50;

/**
 * What comes back by itself to a meeting's agenda: what was put off or lay on the agenda of a meeting that was called off, results
 * laid before its bodies, the plan's themes of its quarter, and the open tasks of its bodies whose deadline came since the last
 * meeting. What is on this agenda already, or was taken up elsewhere, is not offered. Six statements.
 */
export function readOffers(actor: Actor, meeting: FoundMeeting, directory: Directory): Promise<Offer[]> {
	return readOffersFrom(actor.installation.db.read, actor, meeting, directory);
}

async function readOffersFrom(
	read: Reader,
	actor: Actor,
	meeting: FoundMeeting,
	directory: Directory
): Promise<Offer[]> {
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	const at = { actor, meeting, bodyIds, directory, date: dayOf(meeting, actor) };
	const [postponed, laid, planned, since] = await Promise.all([
		readPostponed(read, at),
		readLaid(read, at),
		readPlanned(read, at),
		readLast(read, at)
	]);
	const due = await readDue(read, { ...at, since });
	const found = [...postponed, ...laid, ...planned, ...due];
	const taken = await readTaken(read, found, meeting.id);
	return found.filter(({ sourceId }) => !taken.has(sourceId));
}

/**
 * Puts what was chosen of the offers at the end of an agenda, in the order in which they are offered. What is not offered any
 * longer, because somebody else took it up, is left out: sent twice it acts once. Refuses NOT_FOUND whoever may not.
 */
export async function takeOffers(
	actor: Actor,
	input: unknown
): Promise<{ meetingId: string; count: number }> {
	const { meetingId, offers: chosen } = parseInput(takeOffersSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.changeAgenda, { id: meetingId });
		const offered = await readOffersFrom(tx as unknown as Reader, actor, meeting, directory);
		const taken = offered.filter((offer) => chosen.includes(keyOf(offer)));
		const from = await nextPosition(tx, meetingId);
		for (const [index, offer] of taken.entries()) {
			const data = {
				...{ id: newId(), title: offer.title, kind: offer.kind, position: from + index },
				presenterInstitutionId: offer.presenter.institutionId,
				presenterText: offer.presenter.text,
				...(await readOrigin(tx, actor, namedOrigin(offer)))
			};
			await tx.agendaItem.create({ data: { ...data, meetingId } });
			await record(tx, actor, {
				...{ deed: deeds.changeAgenda.name, capacity: capacityFor(actor, deeds.changeAgenda, meeting) },
				...{ subjectType: 'Meeting', subjectId: meetingId, after: { item: data } }
			});
		}
		return { meetingId, count: taken.length };
	});
}

/** How a form names an offer. */
export function keyOf({ origin, sourceId }: Pick<Offer, 'origin' | 'sourceId'>): string {
	return `${origin}:${sourceId}`;
}

function namedOrigin({ origin, sourceId }: Offer): NamedOrigin {
	const of = (one: Offer['origin']) => (one === origin ? sourceId : null);
	return {
		...{ origin, fromItemId: of('POSTPONED'), layingId: of('LAID') },
		...{ planItemId: of('PLAN'), taskId: of('DUE') }
	};
}

interface Asked {
	readonly actor: Actor;
	readonly meeting: FoundMeeting;
	readonly bodyIds: readonly string[];
	readonly directory: Directory;
	readonly date: PlainDate;
}

const none = { taskNumber: null, body: null, date: null, presenter: { institutionId: null, text: null } };

async function readPostponed(read: Reader, { meeting, bodyIds }: Asked): Promise<Offer[]> {
	const items = await read.agendaItem.findMany({
		where: {
			meetingId: { not: meeting.id },
			meeting: { bodyId: { in: [...bodyIds] }, kind: 'SITTING' },
			// What was restricted comes back by hand: an offer is read by whoever may plan.
			restrictedUntil: null,
			OR: [{ outcome: 'POSTPONED' }, { outcome: null, meeting: { status: 'CANCELLED' } }]
		},
		orderBy: [{ meeting: { dateKey: 'asc' } }, { position: 'asc' }],
		select: {
			...{ id: true, title: true, kind: true, presenterInstitutionId: true, presenterText: true },
			meeting: { select: { date: true } }
		},
		take: 100
	});
	return items.map((item) => ({
		...{ ...none, origin: 'POSTPONED' as const, sourceId: item.id, title: item.title },
		...{ kind: item.kind as ItemKind, date: item.meeting.date },
		presenter: { institutionId: item.presenterInstitutionId, text: item.presenterText }
	}));
}

async function readLaid(read: Reader, { actor, bodyIds, directory }: Asked): Promise<Offer[]> {
	const layings = await read.laying.findMany({
		where: { bodyId: { in: [...bodyIds] }, state: 'WAITING' },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { id: true, taskId: true },
		take: 100
	});
	if (layings.length === 0) return [];
	const tasks = await read.task.findMany({
		where: {
			AND: [
				visibleTasks(actor, todayOf(actor)),
				{ id: { in: layings.map(({ taskId }) => taskId) }, status: 'SUBMITTED' }
			]
		},
		select: { id: true, number: true, title: true, bodyId: true }
	});
	const byId = new Map(tasks.map((task) => [task.id, task]));
	return layings.flatMap(({ id, taskId }) => {
		const task = byId.get(taskId);
		if (!task) return [];
		const { title, number: taskNumber, bodyId } = task;
		const body = labelOf(directory, bodyId, actor);
		return [
			{ ...none, origin: 'LAID' as const, sourceId: id, title, kind: 'DECISION' as const, taskNumber, body }
		];
	});
}

async function readPlanned(read: Reader, { meeting, bodyIds, date }: Asked): Promise<Offer[]> {
	const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
	const items = await read.workPlanItem.findMany({
		where: {
			quarter: { lte: quarter },
			plan: { bodyId: { in: [...bodyIds] }, year: Number(date.slice(0, 4)), state: 'APPROVED' }
		},
		orderBy: [{ quarter: 'asc' }, { position: 'asc' }],
		select: { id: true, theme: true, institutionId: true, ownerText: true }
	});
	if (meeting.date === null) return [];
	return items.map(({ id, theme, institutionId, ownerText }) => ({
		...{ ...none, origin: 'PLAN' as const, sourceId: id, title: theme, kind: 'DISCUSSION' as const },
		presenter: { institutionId, text: ownerText }
	}));
}

/** The day of the last meeting before this one; null where it is the first. */
async function readLast(read: Reader, { meeting, bodyIds, date }: Asked): Promise<PlainDate | null> {
	const last = await read.meeting.findFirst({
		where: {
			id: { not: meeting.id },
			...{ bodyId: { in: [...bodyIds] }, kind: 'SITTING', date: { lt: date } },
			status: { in: ['HELD', 'CIRCULATED', 'APPROVED', 'SIGNED'] }
		},
		orderBy: [{ dateKey: 'desc' }, { id: 'desc' }],
		select: { date: true }
	});
	return last?.date ?? null;
}

async function readDue(
	read: Reader,
	{ actor, bodyIds, date, directory, since }: Asked & { since: PlainDate | null }
): Promise<Offer[]> {
	const tasks = await read.task.findMany({
		where: {
			AND: [
				visibleTasks(actor, todayOf(actor)),
				{
					...{ bodyId: { in: [...bodyIds] }, inRegister: true, restrictedUntil: null },
					...{ status: { in: [...owedStatuses] }, due: { lte: date, ...(since ? { gt: since } : {}) } }
				}
			]
		},
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		select: { id: true, number: true, title: true, due: true, bodyId: true },
		take: mostDue
	});
	return tasks.map(({ id, number, title, due, bodyId }) => ({
		...{ ...none, origin: 'DUE' as const, sourceId: id, title, kind: 'INFORMATION' as const },
		...{ taskNumber: number, date: due, body: labelOf(directory, bodyId, actor) }
	}));
}

/** What stands on this agenda, or on that of another meeting that was not called off; of deadlines, only what stands here. */
async function readTaken(read: Reader, offers: readonly Offer[], meetingId: string): Promise<Set<string>> {
	const idsOf = (origin: Offer['origin']) =>
		offers.filter((offer) => offer.origin === origin).map(({ sourceId }) => sourceId);
	if (offers.length === 0) return new Set();
	// What was put off anywhere is offered again by that very item; what it came from is over.
	const elsewhere = { outcome: { not: 'DROPPED' }, meeting: { status: { not: 'CANCELLED' } } };
	const running = { OR: [{ meetingId }, elsewhere, { outcome: null, meeting: elsewhere.meeting }] };
	const items = await read.agendaItem.findMany({
		where: {
			OR: [
				{ AND: [{ fromItemId: { in: idsOf('POSTPONED') } }, running] },
				{ AND: [{ layingId: { in: idsOf('LAID') } }, running] },
				{ AND: [{ planItemId: { in: idsOf('PLAN') } }, running] },
				{ taskId: { in: idsOf('DUE') }, meetingId }
			]
		},
		select: { fromItemId: true, layingId: true, planItemId: true, taskId: true }
	});
	return new Set(
		items.flatMap(({ fromItemId, layingId, planItemId, taskId }) =>
			[fromItemId, layingId, planItemId, taskId].filter((id) => id !== null)
		)
	);
}

function labelOf(directory: Directory, bodyId: string, { locale }: Actor): string | null {
	const body = bodyById(directory, bodyId);
	return body ? bodyLabel(body, locale) : null;
}
