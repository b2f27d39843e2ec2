import { can } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyBySlug, bodyLabel, bodyTree, inForce, postsOf } from '#lib/council/council.ts';
import type { Body, Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findMeeting, mayDo, todayOf } from './finding.server.ts';
import { deeds, isAhead, isWritable, type MeetingKind } from './meetings.ts';
import { valuesOf } from './planned-state.server.ts';

export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** What can be chosen in the form of a meeting of one body on one day. */
export interface PlanChoices {
	readonly date: PlainDate;
	/** The seats of the body, with whoever sits in them that day. */
	readonly chairs: readonly Choice[];
	/** The seat whose holder leads, if nothing else is said. */
	readonly usualChair: string;
	/** Who may write: the secretariat, and whoever sits in the body that day. */
	readonly writers: readonly Choice[];
	/** Who may meet with them. */
	readonly others: readonly Choice[];
	readonly year: number;
	/** Of the year: the first that no meeting of the body and the kind has. */
	readonly nextNumber: number;
}

/** The bodies for which somebody may plan, as a tree is read. */
export async function readPlannable(actor: Actor): Promise<{ slug: string; label: string; depth: number }[]> {
	const directory = await directoryOf(actor.installation);
	return plannable(actor, directory).map(({ body, depth }) => ({
		...{ slug: body.slug, label: bodyLabel(body, actor.locale), depth }
	}));
}

function plannable(actor: Actor, directory: Directory) {
	return bodyTree(directory).filter(({ body }) => can(actor, deeds.plan, { bodyId: body.id }));
}

/** What the form of a new meeting of a body begins with. Refuses NOT_FOUND whoever may not plan one. */
export async function readPlanForm(
	actor: Actor,
	{ slug, date, kind = 'SITTING' }: { slug: string; date: PlainDate | null; kind?: MeetingKind }
) {
	const day = date ?? todayOf(actor);
	const people = await readPeople(actor.installation, day);
	const body = bodyBySlug(people.directory, slug);
	if (!body || !can(actor, deeds.plan, { bodyId: body.id })) throw new Refusal('NOT_FOUND');
	return {
		body: { id: body.id, slug, label: bodyLabel(body, actor.locale) },
		choices: await readChoices(actor, people, body, { date: day, kind })
	};
}

/** The same for a body by its id, as a form names it. */
export async function readChoicesOf(
	actor: Actor,
	{ bodyId, date, kind }: { bodyId: string; date: PlainDate | null; kind: MeetingKind }
): Promise<PlanChoices> {
	const day = date ?? todayOf(actor);
	const people = await readPeople(actor.installation, day);
	const body = bodyById(people.directory, bodyId);
	if (!body) throw new Refusal('NOT_FOUND');
	return readChoices(actor, people, body, { date: day, kind });
}

/** What the form that edits a meeting begins with. Refuses NOT_FOUND whoever may not edit it. */
export async function readEditForm(actor: Actor, id: string) {
	const meeting = await findMeeting(actor.installation.db.read, actor, id);
	if (!isWritable(meeting) || !mayDo(actor, deeds.edit, meeting)) throw new Refusal('NOT_FOUND');
	const { bodyId, date, kind, version } = meeting;
	return {
		...{ id, bodyId, version, values: valuesOf(meeting), isAhead: isAhead(meeting) },
		choices: await readChoicesOf(actor, { bodyId, date, kind })
	};
}

async function readChoices(
	actor: Actor,
	people: People,
	body: Body,
	{ date, kind }: { date: PlainDate; kind: MeetingKind }
): Promise<PlanChoices> {
	const year = Number(date.slice(0, 4));
	const [accounts, numbers] = await Promise.all([
		readSecretariat(actor),
		readNumbers(actor, { bodyId: body.id, kind, year })
	]);
	const { directory } = people;
	const posts = postsOf(directory, body.id, date);
	return {
		...{ date, year, nextNumber: firstFree(numbers) },
		chairs: posts.map(({ id, label }) => ({ value: id, label: `${holderOf(people, id)} (${label})` })),
		usualChair: posts.find(({ role }) => role === 'CHAIR')?.id ?? '',
		writers: [...accounts, ...sittersOf(people, posts)],
		others: directory.bodies
			.filter((one) => one.id !== body.id && inForce(one, date))
			.map((one) => ({ value: one.id, label: bodyLabel(one, actor.locale) }))
	};
}

/** Who leads from a seat that day: whoever is not away, before who is. */
function holderOf({ holders }: People, postId: string): string {
	const sitting = holders.get(postId) ?? [];
	return (sitting.find(({ isAway }) => !isAway) ?? sitting[0])?.name ?? '–';
}

function sittersOf({ holders }: People, posts: readonly { readonly id: string }[]): Choice[] {
	const names = new Map(
		posts.flatMap(({ id }) => (holders.get(id) ?? []).map((one) => [one.personId, one.name] as const))
	);
	return [...names].map(([personId, name]) => ({ value: `m:${personId}`, label: name }));
}

async function readSecretariat({ installation: { db } }: Actor): Promise<Choice[]> {
	const accounts = await db.read.user.findMany({
		where: { role: { in: ['SECRETARY', 'ASSISTANT'] }, disabledAt: null },
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
		select: { id: true, name: true }
	});
	return accounts.map(({ id, name }) => ({ value: `u:${id}`, label: name }));
}

async function readNumbers(
	{ installation: { db } }: Actor,
	where: { bodyId: string; kind: string; year: number }
): Promise<number[]> {
	const rows = await db.read.meeting.findMany({
		where: { ...where, number: { not: null } },
		select: { number: true }
	});
	return rows.map(({ number }) => number!);
}

/** After the greatest that was given: a number in between is somebody's mistake, not a place to fill. */
function firstFree(numbers: readonly number[]): number {
	return Math.max(0, ...numbers) + 1;
}
