import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyBySlug, bodyLabel, bodyTree, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ownerChoices, ownerChoicesKeeping, rowsOf, type OwnerGroup, type OwnerRows } from './assignments.ts';
import type { Choice } from './choices.ts';
import { findEdited, type EditedTask } from './editing-task.server.ts';
import { textsOf } from './editing.server.ts';
import { todayOf } from './lifecycle.server.ts';
import { lostSeats } from './moving.server.ts';
import { citation, isRemovable } from './sources.server.ts';
import { controlSentence, inOrderOfBinding } from './sources.ts';
import { deeds, isOpen } from './tasks.ts';
import { seesTask } from './visibility.ts';

/** Whose page it is, and what is said above every form. */
export interface EditedHead {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly version: number;
	readonly isOpen: boolean;
	readonly isPart: boolean;
}

interface Found {
	readonly task: EditedTask;
	readonly directory: Directory;
	readonly today: PlainDate;
	readonly head: EditedHead;
}

async function find(actor: Actor, deed: Deed, number: number): Promise<Found> {
	const [task, directory] = await Promise.all([
		findEdited(actor.installation.db.read, actor, deed, { number }),
		directoryOf(actor.installation)
	]);
	const { id, code, title, version, parentId } = task;
	const head = { id, number, code, title, version, isOpen: isOpen(task), isPart: parentId !== null };
	return { task, directory, today: todayOf(actor), head };
}

/** What the form of a task's texts and that of its owners begin with. Refuses NOT_FOUND whoever may not edit it. */
export async function readForEditing(actor: Actor, number: number) {
	const { task, directory, today, head } = await find(actor, deeds.edit, number);
	return {
		task: head,
		values: { ...textsOf(task), ...rowsOf(directory, task.assignments, today) },
		groups: ownerChoices(directory, task.bodyId, { today, locale: actor.locale })
	};
}

/** The sources of a task, the nearest that binds first, and what may be done with each. Refuses as `readForEditing`. */
export async function readForSources(actor: Actor, number: number) {
	const { task, head, today } = await find(actor, deeds.changeDue, number);
	const going = task.sources.filter(({ controlEndedOn }) => controlEndedOn === null);
	const sources = await Promise.all(
		inOrderOfBinding(task.sources).map(async (source) => ({
			...{ id: source.id, ...citation(source), due: source.due },
			...{ controlEndedOn: source.controlEndedOn, controlEndedBy: source.controlEndedBy },
			isBinding: source.controlEndedOn === null && source.due !== null && source.due === task.due,
			isLast: going.length === 1 && going[0] === source,
			mayEnd: head.isOpen && source.controlEndedOn === null && can(actor, deeds.endSource),
			mayRemove: await isRemovable(actor.installation.db.read, task, source)
		}))
	);
	const isForgotten = head.isOpen && sources.length > 0 && going.length === 0;
	const { due, dueText } = task;
	const sentence = head.isOpen ? controlSentence(task.sources, actor.locale) : null;
	return {
		task: head,
		due,
		dueText,
		sources,
		sentence,
		isForgotten,
		mayClose: can(actor, deeds.prepareClose),
		today
	};
}

export interface SeatToFill {
	readonly id: string;
	readonly label: string;
	/** As the form would send it: the seat's first institution, where it has one. */
	readonly suggested: string;
}

/** Where a task can move, and, for a chosen body, who would be lost. Refuses as `readForEditing`. */
export async function readForMoving(actor: Actor, number: number, slug: string | null) {
	const { task, directory, today, head } = await find(actor, deeds.move, number);
	const target = slug === null ? undefined : bodyBySlug(directory, slug);
	const isPossible =
		target && target.id !== task.bodyId && (target.endDate === null || target.endDate >= today);
	const parent = task.parentId
		? await actor.installation.db.read.task.findUnique({
				where: { id: task.parentId },
				select: { number: true }
			})
		: null;
	const body = bodyById(directory, task.bodyId);
	return {
		task: { ...head, body: body ? bodyLabel(body, actor.locale) : '', parentNumber: parent?.number ?? null },
		bodies: bodyChoices(directory, today, actor).filter(({ id }) => id !== task.bodyId),
		target: isPossible
			? {
					...{ id: target.id, slug: target.slug, label: bodyLabel(target, actor.locale) },
					...(await whatMoves(actor, directory, task, target.id, today)),
					groups: ownerChoices(directory, target.id, { today, locale: actor.locale })
				}
			: null
	};
}

async function whatMoves(
	{ installation: { db } }: Actor,
	directory: Directory,
	task: EditedTask,
	bodyId: string,
	today: PlainDate
): Promise<{ parts: number; seats: SeatToFill[] }> {
	const { seatIds, parts } = await lostSeats(db.read, task.id, bodyId);
	const seats = seatIds.map((id) => {
		const post = directory.postIndex.get(id);
		const owner = { role: 'LEAD', institutionId: post?.institutionIds[0] ?? null, postId: null };
		return { id, label: post?.label ?? '', suggested: rowsOf(directory, [owner], today).lead[0] ?? '' };
	});
	return { parts, seats };
}

export interface BodyChoice extends Choice {
	readonly id: string;
}

/** The bodies that work today, as a tree is read. */
function bodyChoices(directory: Directory, today: PlainDate, { locale }: Actor): BodyChoice[] {
	return bodyTree(directory, today).map(({ body, depth }) => ({
		...{ id: body.id, value: body.slug },
		label: `${'\u2003'.repeat(depth)}${bodyLabel(body, locale)}`
	}));
}

export interface ForCreating {
	readonly bodies: readonly BodyChoice[];
	/** The body that the page was opened from. */
	readonly bodyId: string | null;
	/** What it is to be a part of. */
	readonly parent: { readonly number: number; readonly title: string } | null;
	readonly groups: readonly OwnerGroup[];
	/** May take it under control at once. */
	readonly takesControl: boolean;
}

/** What the form of a new task begins with; `parent` and `body` as an address says them. Refuses NOT_FOUND whoever may not. */
export async function readForCreating(
	actor: Actor,
	{ parent, body }: { parent: string | null; body: string | null }
): Promise<ForCreating> {
	const directory = await directoryOf(actor.installation);
	const today = todayOf(actor);
	const whole = parent === null ? null : await readWhole(actor, parent);
	if (!whole) mustBeAble(actor, deeds.create);
	const bodyId = whole?.bodyId ?? (body === null ? null : (bodyBySlug(directory, body)?.id ?? null));
	return {
		bodies: whole ? [] : bodyChoices(directory, today, actor),
		parent: whole && { number: whole.number, title: whole.title },
		bodyId,
		groups: ownerChoices(directory, bodyId, { today, locale: actor.locale }),
		takesControl: can(actor, deeds.takeControl)
	};
}

/** Who may be chosen once the form of a new task says its body. Refuses NOT_FOUND whoever may not create one. */
export async function readOwnerChoices(
	actor: Actor,
	chosen: OwnerRows & { readonly bodyId: string }
): Promise<OwnerGroup[]> {
	mustBeAble(actor, deeds.create);
	const directory = await directoryOf(actor.installation);
	return ownerChoicesKeeping(directory, chosen, { today: todayOf(actor), locale: actor.locale });
}

async function readWhole(actor: Actor, text: string) {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('NOT_FOUND');
	const whole = await actor.installation.db.read.task.findUnique({
		where: { number: Number(text) },
		select: { number: true, title: true, bodyId: true, status: true, restrictedUntil: true }
	});
	if (!whole || !seesTask(actor, whole, todayOf(actor)) || !isOpen(whole)) throw new Refusal('NOT_FOUND');
	mustBeAble(actor, deeds.createSubtask, whole);
	return whole;
}
