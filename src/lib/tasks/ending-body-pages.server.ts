import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, bodyTree, deeds, inForce, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { endBodySchema, type EndBodyInput } from './ending-body-schema.ts';
import { planEnding, readOpenTasks, type EndingPlan } from './ending-body.server.ts';
import { familyOf, rootsOf, tokenOf, type FateClosing } from './ending-body.ts';
import { openStatuses } from './tasks.ts';
import { visibleTasks } from './visibility.server.ts';

/** An open task that is decided about, with what goes with it. */
export interface EndingTask {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly due: string | null;
	/** How many open subtasks go with it. */
	readonly parts: number;
}

export interface EndingPage {
	readonly body: {
		readonly id: string;
		readonly slug: string;
		readonly label: string;
		readonly version: number;
	};
	readonly parent: string | null;
	/** Bodies that go on: where tasks may go, and who may succeed. */
	readonly bodies: readonly { readonly id: string; readonly label: string }[];
	/** Its own groups that still work: they end first. */
	readonly children: readonly { readonly slug: string; readonly label: string }[];
	readonly tasks: readonly EndingTask[];
	/** All that is open, as the form carries it. */
	readonly tokens: readonly string[];
	/** False: it is prepared, and a secretary confirms. */
	readonly mayEnd: boolean;
	readonly today: string;
}

/** What a body's last page shows. Refuses NOT_FOUND whoever may neither close nor prepare it, and a body that has ended. */
export async function readEnding(actor: Actor, slug: string): Promise<EndingPage> {
	const mayEnd = can(actor, deeds.endBody);
	if (!mayEnd) mustBeAble(actor, deeds.prepareEndBody);
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const directory = await directoryOf(actor.installation);
	const body = await db.read.body.findUnique({ where: { slug } });
	if (!body || body.endDate) throw new Refusal('NOT_FOUND');
	const tasks = await readOpenTasks(db.read, body.id);
	const label = (one: { number: number | null; name: string }) => bodyLabel(one, actor.locale);
	const parent = body.parentId ? bodyById(directory, body.parentId) : undefined;
	return {
		body: { id: body.id, slug, label: label(body), version: body.version },
		parent: parent && parent.endDate === null ? label(parent) : null,
		bodies: bodyTree(directory)
			.filter(({ body: one }) => one.id !== body.id && one.endDate === null)
			.map(({ body: one }) => ({ id: one.id, label: label(one) })),
		children: directory.bodies
			.filter((one) => one.parentId === body.id && inForce(one, today) && one.endDate === null)
			.map((one) => ({ slug: one.slug, label: label(one) })),
		tasks: rootsOf(tasks).map((root) => ({
			...{ id: root.id, number: root.number, code: root.code, title: root.title, due: root.due },
			parts: familyOf(tasks, root).length - 1
		})),
		...{ tokens: tasks.map(tokenOf), mayEnd, today }
	};
}

/** What will happen, for whoever is about to do it. */
export interface EndingPreview {
	readonly form: EndBodyInput;
	readonly successor: string | null;
	readonly tasks: readonly (Pick<EndingTask, 'number' | 'code' | 'title'> & {
		/** The body it goes to, or how it ends. */
		readonly to: string | null;
		readonly closedAs: FateClosing | null;
		readonly parts: number;
	})[];
	readonly seats: number;
	readonly holders: readonly string[];
}

/** Says what `endBody` would do. Refuses whatever it refuses. */
export async function previewEnding(actor: Actor, input: unknown): Promise<EndingPreview> {
	const typed = parseInput(endBodySchema, input);
	if (!can(actor, deeds.endBody)) mustBeAble(actor, deeds.prepareEndBody);
	const { db } = actor.installation;
	const plan = await planEnding(db.read, actor, typed);
	const directory = await directoryOf(actor.installation);
	const people = await db.read.person.findMany({
		where: { id: { in: plan.memberships.map(({ personId }) => personId) } },
		orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
		select: { name: true }
	});
	return {
		form: typed,
		successor: labelOf(actor, directory, typed.successorId),
		tasks: plan.roots.map((root) => previewTask(actor, directory, plan, root)),
		...{ seats: plan.seats.length, holders: people.map(({ name }) => name) }
	};
}

function previewTask(
	actor: Actor,
	directory: Directory,
	{ fates, tasks }: EndingPlan,
	root: EndingPlan['roots'][number]
) {
	const fate = fates.get(root.id)!;
	const { number, code, title } = root;
	return {
		...{ number, code, title, parts: familyOf(tasks, root).length - 1 },
		to: fate.kind === 'MOVE' ? labelOf(actor, directory, fate.bodyId) : null,
		closedAs: fate.kind === 'CLOSE' ? fate.closedAs : null
	};
}

function labelOf({ locale }: Actor, directory: Directory, id: string | null): string | null {
	const body = id ? bodyById(directory, id) : undefined;
	return body ? bodyLabel(body, locale) : null;
}

/** What a seat still owes by name: it has to be given to somebody else when the seat ends. */
export function readTasksOfSeat(actor: Actor, postId: string) {
	const { db, clock } = actor.installation;
	const isOwed = { status: { in: [...openStatuses] }, assignments: { some: { postId } } };
	return db.read.task.findMany({
		where: { AND: [visibleTasks(actor, rigaDate(clock.now())), isOwed] },
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		select: { number: true, title: true },
		take: 50
	});
}
