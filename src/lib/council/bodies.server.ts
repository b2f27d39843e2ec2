import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	bodyById,
	bodyBySlug,
	bodyLabel,
	bodyTree,
	deeds,
	inForce,
	mandateAt,
	postsOf,
	type Body,
	type BodyKind,
	type Directory
} from './council.ts';
import { readPeople, type People } from './holders.server.ts';
import { isFilled, viewSeat, type SeatView } from './seat-views.ts';

export interface BodyRow {
	readonly id: string;
	readonly slug: string;
	readonly kind: BodyKind;
	readonly label: string;
	readonly depth: number;
	readonly chair: SeatView | null;
	readonly seats: number;
	readonly filled: number;
}

export interface BodyLink {
	readonly slug: string;
	readonly label: string;
}

export interface MandateView {
	readonly goal: string | null;
	readonly termText: string | null;
	/** Safe HTML. */
	readonly legalBasis: string | null;
	readonly tasksLead: string | null;
	readonly outcome: string | null;
	readonly provenance: string | null;
}

export interface BodyView {
	readonly id: string;
	readonly slug: string;
	readonly kind: BodyKind;
	readonly label: string;
	readonly startDate: string | null;
	readonly endDate: string | null;
	/** On the day that was asked about. */
	readonly existence: 'EXISTS' | 'NOT_YET' | 'ENDED';
	readonly decision: string | null;
	readonly endDecision: string | null;
	readonly successor: BodyLink | null;
	readonly note: string | null;
	readonly provenance: string | null;
	readonly parent: BodyLink | null;
	readonly children: readonly BodyLink[];
	readonly mandate: MandateView | null;
	/** How many versions of it there are. */
	readonly mandates: number;
	/** In the order of the print. */
	readonly seats: readonly SeatView[];
	readonly filled: number;
	readonly date: string;
	readonly today: string;
}

/** Every body that exists on a day, as a tree is read, with who leads it and how many of its seats are held. One statement. */
export async function listBodies(actor: Actor, today: string): Promise<BodyRow[]> {
	mustBeAble(actor, deeds.read);
	const { directory, holders } = await readPeople(actor.installation, today);
	return bodyTree(directory, today).map(({ body, depth }) => {
		const seats = seatsOfBody(directory, holders, body, { date: today, today });
		return {
			id: body.id,
			slug: body.slug,
			kind: body.kind,
			label: bodyLabel(body, actor.locale),
			depth,
			chair: seats.find((seat) => seat.role === 'CHAIR') ?? null,
			seats: seats.length,
			filled: countFilled(seats)
		};
	});
}

/** One body as it was on a day: its mandate, its seats and who held them then. Refuses NOT_FOUND for a slug that no body has. */
export async function readBody(
	actor: Actor,
	slug: string,
	{ asOf }: { asOf?: string } = {}
): Promise<BodyView> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const date = asOf ?? today;
	const { directory, holders } = await readPeople(actor.installation, date);
	const body = bodyBySlug(directory, slug);
	if (!body) throw new Refusal('NOT_FOUND');
	const seats = seatsOfBody(directory, holders, body, { date, today });
	const link = (one: Body) => ({ slug: one.slug, label: bodyLabel(one, actor.locale) });
	const parent = body.parentId ? bodyById(directory, body.parentId) : undefined;
	const successor = body.successorId ? bodyById(directory, body.successorId) : undefined;
	const { id, kind, startDate, endDate, decision, endDecision, note, provenance } = body;
	return {
		...{ id, slug, kind, startDate, endDate, decision, endDecision, note, provenance },
		label: bodyLabel(body, actor.locale),
		existence: inForce(body, date) ? 'EXISTS' : startDate && date < startDate ? 'NOT_YET' : 'ENDED',
		parent: parent ? link(parent) : null,
		successor: successor ? link(successor) : null,
		mandates: body.mandates.length,
		children: directory.bodies.filter((one) => one.parentId === id && inForce(one, date)).map(link),
		mandate: viewMandate(body, date),
		seats,
		filled: countFilled(seats),
		date,
		today
	};
}

function seatsOfBody(
	directory: Directory,
	holders: People['holders'],
	body: Body,
	days: { date: string; today: string }
): SeatView[] {
	return postsOf(directory, body.id, days.date).map((post) =>
		viewSeat(directory, post, holders.get(post.id) ?? [], days)
	);
}

function viewMandate(body: Body, date: string): MandateView | null {
	const mandate = mandateAt(body, date);
	if (!mandate) return null;
	const { goal, termText, legalBasis, tasksLead, outcome, provenance } = mandate;
	return {
		...{ goal, termText, tasksLead, outcome, provenance },
		legalBasis: legalBasis && renderMarkdown(legalBasis)
	};
}

function countFilled(seats: readonly SeatView[]): number {
	return seats.filter((seat) => isFilled(seat.holders)).length;
}
