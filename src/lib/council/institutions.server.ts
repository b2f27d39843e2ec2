import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { fold } from '#lib/latvian/letters.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	bodyById,
	bodyLabel,
	deeds,
	inForce,
	institutionAt,
	nameAt,
	predecessorsOf,
	successorsOf,
	type Directory,
	type Institution,
	type InstitutionKind,
	type InstitutionName,
	type Post,
	type Succession
} from './council.ts';
import { directoryOf } from './directory.server.ts';
import { readPeople, type Holder, type People } from './holders.server.ts';
import type { InstitutionFilter } from './institution-filter.ts';
import { contactsOf } from './recipients.server.ts';
import { viewSeat, type SeatView } from './seat-views.ts';
import { roleWord } from './words.ts';

const rowsOnPage = 100;

export interface InstitutionRow {
	readonly id: string;
	readonly name: string;
	readonly abbreviation: string | null;
	readonly kind: InstitutionKind;
	readonly unresolved: boolean;
	readonly isSample: boolean;
	/** Its own names before the one of today. */
	readonly formerly: readonly string[];
	readonly successor: SuccessionView | null;
	/** How many seats it holds today. */
	readonly seats: number;
}

export interface InstitutionList {
	readonly rows: readonly InstitutionRow[];
	/** How many match. */
	readonly total: number;
	/** How many there are. */
	readonly all: number;
	/** The page shown, the last where a later one was asked for. */
	readonly page: number;
	readonly pages: number;
	/** The place of the first row in what matches, from 1. */
	readonly from: number;
}

/** The other institution of a succession, by its name on the day it happened. */
export interface SuccessionView {
	readonly id: string;
	readonly name: string;
	readonly abbreviation: string | null;
	readonly date: string;
	readonly basis: string | null;
}

export interface InstitutionView {
	readonly id: string;
	readonly kind: InstitutionKind;
	readonly name: string;
	readonly abbreviation: string | null;
	readonly unresolved: boolean;
	readonly isSample: boolean;
	readonly note: string | null;
	readonly provenance: string | null;
	readonly names: readonly InstitutionName[];
	readonly parent: { readonly id: string; readonly name: string } | null;
	readonly predecessors: readonly SuccessionView[];
	readonly successors: readonly SuccessionView[];
	/** Who holds its seats on the day, where that is another institution. */
	readonly holder: { readonly id: string; readonly name: string } | null;
	readonly seats: readonly InstitutionSeatView[];
	readonly contacts: readonly Holder[];
	readonly date: string;
	readonly today: string;
}

export interface InstitutionSeatView {
	readonly bodyId: string;
	readonly bodySlug: string;
	readonly bodyLabel: string;
	/** What the seat is in that body, in the reader's language. */
	readonly role: string;
	readonly seat: SeatView;
}

/** Institutions in Latvian order, found by any name they ever had, letters folded. One statement. */
export async function listInstitutions(actor: Actor, filter: InstitutionFilter): Promise<InstitutionList> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const directory = await directoryOf(actor.installation);
	const found = directory.institutions.filter((one) => matches(one, filter));
	const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
	const page = Math.min(filter.page, pages);
	const first = (page - 1) * rowsOnPage;
	return {
		rows: found.slice(first, first + rowsOnPage).map((one) => viewRow(directory, one, today)),
		total: found.length,
		all: directory.institutions.length,
		page,
		pages,
		from: found.length ? first + 1 : 0
	};
}

/** One institution as it was on a day. Refuses NOT_FOUND for an id that no institution has. */
export async function readInstitution(
	actor: Actor,
	id: string,
	{ asOf }: { asOf?: string } = {}
): Promise<InstitutionView> {
	mustBeAble(actor, deeds.read);
	const { installation } = actor;
	const today = rigaDate(installation.clock.now());
	const date = asOf ?? today;
	const { directory, holders, contacts } = await readPeople(installation, date);
	const institution = directory.institutionIndex.get(id);
	if (!institution) throw new Refusal('NOT_FOUND');
	const { kind, unresolved, isSample, note, provenance, names, parentId } = institution;
	const { name, abbreviation } = nameAt(directory, id, date);
	const holder = institutionAt(directory, id, date);
	return {
		...{ id, kind, unresolved, isSample, note, provenance, names, name, abbreviation, date, today },
		parent:
			parentId && directory.institutionIndex.has(parentId)
				? { id: parentId, name: nameAt(directory, parentId, date).name }
				: null,
		predecessors: predecessorsOf(directory, id).map((one) => viewPredecessor(directory, one)),
		successors: successorsOf(directory, id).map((one) => viewSuccessor(directory, one)),
		holder: holder.institutionId === id ? null : { id: holder.institutionId, name: holder.name },
		seats: viewSeats(actor, directory, holders, id, { date, today }),
		contacts: (holder.institutionId === id
			? contactsOf(directory, contacts, id, date)
			: (contacts.get(id) ?? [])
		).map((one) => ({ ...one, address: can(actor, deeds.readContacts) ? one.address : null }))
	};
}

/** Every word of the query stands somewhere in one of its names. */
function matches(institution: Institution, { query, kind }: InstitutionFilter): boolean {
	if (kind && institution.kind !== kind) return false;
	const text = fold(institution.names.map((one) => `${one.name} ${one.abbreviation ?? ''}`).join(' '));
	return fold(query)
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function viewRow(directory: Directory, institution: Institution, today: string): InstitutionRow {
	const { id, kind, unresolved, isSample } = institution;
	const { name, abbreviation } = nameAt(directory, id, today);
	const succession = successorsOf(directory, id, today)[0];
	return {
		...{ id, name, abbreviation, kind, unresolved, isSample },
		formerly: institution.names
			.filter((one) => one.name !== name && one.validTo !== null && one.validTo < today)
			.map((one) => one.name),
		successor: succession ? viewSuccessor(directory, succession) : null,
		seats: postsHeldBy(directory, id, today).length
	};
}

function viewSuccessor(directory: Directory, { successorId, date, basis }: Succession): SuccessionView {
	const { name, abbreviation } = nameAt(directory, successorId, date);
	return { id: successorId, name, abbreviation, date, basis };
}

function viewPredecessor(directory: Directory, { predecessorId, date, basis }: Succession): SuccessionView {
	const { name, abbreviation } = nameAt(directory, predecessorId, date);
	return { id: predecessorId, name, abbreviation, date, basis };
}

/** The seats whose institution is this one on a day, or was taken over by it. */
function postsHeldBy(directory: Directory, id: string, date: string): Post[] {
	return directory.bodies
		.filter((body) => inForce(body, date))
		.flatMap((body) => directory.postsByBody.get(body.id) ?? [])
		.filter(
			(post) =>
				inForce(post, date) &&
				post.institutionIds.some((one) => institutionAt(directory, one, date).institutionId === id)
		);
}

function viewSeats(
	actor: Actor,
	directory: Directory,
	holders: People['holders'],
	id: string,
	days: { date: string; today: string }
): InstitutionSeatView[] {
	return postsHeldBy(directory, id, days.date).map((post) => {
		const body = bodyById(directory, post.bodyId)!;
		return {
			bodyId: body.id,
			bodySlug: body.slug,
			bodyLabel: bodyLabel(body, actor.locale),
			role: roleWord(post.role, body.kind, actor.locale),
			seat: viewSeat(directory, post, holders.get(post.id) ?? [], days)
		};
	});
}
