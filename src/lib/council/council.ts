import type { Deed, Locale, Seat } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Succession } from './succession.ts';

export * from './succession.ts';

/** What can be done with the council's records, and by whom. */
export const deeds = {
	read: { name: 'council.read', grants: ['SIGNED_IN', 'SYSTEM'] },
	/** Bodies, mandates, seats, institutions. The administrator begins an empty installation. */
	change: { name: 'council.change', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	endBody: { name: 'council.endBody', grants: ['SECRETARY'] },
	/** Closing a body, put before a secretary. */
	prepareEndBody: { name: 'council.prepareEndBody', grants: ['SECRETARIAT'] },
	/** People, who sits where, who is away, whom an institution named. */
	changePeople: { name: 'council.changePeople', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	/** Replacing writes to the successor. */
	replace: { name: 'council.replace', grants: ['SECRETARY'] },
	prepareReplace: { name: 'council.prepareReplace', grants: ['SECRETARIAT'] },
	/** Addresses and telephones of others. */
	readContacts: { name: 'council.readContacts', grants: ['SECRETARIAT', 'ADMINISTRATOR', 'SYSTEM'] }
} satisfies Record<string, Deed>;

export type BodyKind = 'COUNCIL' | 'STANDING_GROUP' | 'SUBGROUP';

/** Who decides on later deadlines of the council's own terms: those who lead the body, the secretariat, either. */
export const extendedByChoices = ['EITHER', 'LEAD', 'SECRETARIAT'] as const;
export type ExtendedBy = (typeof extendedByChoices)[number];
export type PostRole = Seat['role'];
export type MembershipKind = 'HOLDER' | 'ACTING' | 'SUBSTITUTE';
export const institutionKinds = [
	'MINISTRY',
	'STATE_AGENCY',
	'MUNICIPALITY',
	'NGO',
	'ACADEMIA',
	'COURT',
	'OTHER'
] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

/** From a day to a day, both inclusive; null is "for as long as anybody knows". */
export interface Span {
	readonly startDate: string | null;
	readonly endDate: string | null;
}

export interface Mandate {
	readonly validFrom: string | null;
	readonly validTo: string | null;
	readonly goal: string | null;
	readonly termText: string | null;
	readonly legalBasis: string | null;
	readonly tasksLead: string | null;
	readonly outcome: string | null;
	readonly provenance: string | null;
}

export interface Body extends Span {
	readonly id: string;
	readonly kind: BodyKind;
	readonly slug: string;
	readonly number: number | null;
	readonly name: string;
	readonly shortName: string;
	readonly parentId: string | null;
	readonly position: number;
	/** That made it, and that ended it. */
	readonly decision: string | null;
	readonly endDecision: string | null;
	/** Who goes on with its work. */
	readonly successorId: string | null;
	readonly note: string | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
	/** Who decides on later deadlines; not said: either. */
	readonly extendedBy?: string;
	readonly mandates: readonly Mandate[];
}

export interface InstitutionName {
	readonly name: string;
	readonly abbreviation: string | null;
	readonly validFrom: string | null;
	readonly validTo: string | null;
}

export interface Institution {
	readonly id: string;
	readonly kind: InstitutionKind;
	readonly parentId: string | null;
	readonly unresolved: boolean;
	readonly note: string | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
	/** The oldest first. */
	readonly names: readonly InstitutionName[];
}

export interface Post extends Span {
	readonly id: string;
	readonly bodyId: string;
	readonly role: PostRole;
	readonly label: string;
	readonly position: number;
	readonly votingRight: boolean;
	/** Since when whoever may name somebody has been asked to. */
	readonly delegationRequestedOn?: string | null;
	readonly note: string | null;
	readonly isSample: boolean;
	readonly institutionIds: readonly string[];
}

/** What a directory is made of, in any order. */
export interface Records {
	readonly bodies: readonly Body[];
	/** In Latvian order. */
	readonly institutions: readonly Institution[];
	readonly successions: readonly Succession[];
	readonly posts: readonly Post[];
}

/** The council without its people: small, read on every page, kept in memory until it changes. */
export interface Directory extends Records {
	readonly bodyIndex: ReadonlyMap<string, Body>;
	readonly slugIndex: ReadonlyMap<string, Body>;
	readonly institutionIndex: ReadonlyMap<string, Institution>;
	readonly postIndex: ReadonlyMap<string, Post>;
	readonly postsByBody: ReadonlyMap<string, readonly Post[]>;
	readonly depths: ReadonlyMap<string, number>;
	readonly successionsFrom: ReadonlyMap<string, readonly Succession[]>;
	readonly successionsTo: ReadonlyMap<string, readonly Succession[]>;
}

/** Orders and indexes the records: bodies as a tree is read, posts as printed, successions by date. */
export function makeDirectory(records: Records): Directory {
	const { bodies, depths } = orderAsTree(records.bodies);
	const posts = [...records.posts].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
	const successions = [...records.successions].sort((a, b) => (a.date < b.date ? -1 : 1));
	return {
		bodies,
		institutions: records.institutions,
		posts,
		successions,
		depths,
		bodyIndex: new Map(bodies.map((body) => [body.id, body])),
		slugIndex: new Map(bodies.map((body) => [body.slug, body])),
		institutionIndex: new Map(records.institutions.map((one) => [one.id, one])),
		postIndex: new Map(posts.map((post) => [post.id, post])),
		postsByBody: Map.groupBy(posts, (post) => post.bodyId),
		successionsFrom: Map.groupBy(successions, (one) => one.predecessorId),
		successionsTo: Map.groupBy(successions, (one) => one.successorId)
	};
}

/** Parents before their children, siblings by position. A body whose parents go round in a circle comes last, not never. */
function orderAsTree(records: readonly Body[]) {
	const known = new Set(records.map((body) => body.id));
	const sorted = [...records].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
	const children = Map.groupBy(sorted, (body) =>
		body.parentId && known.has(body.parentId) ? body.parentId : null
	);
	const depths = new Map<string, number>();
	const bodies: Body[] = [];
	const visit = (body: Body, depth: number) => {
		if (depths.has(body.id)) return;
		depths.set(body.id, depth);
		bodies.push(body);
		for (const child of children.get(body.id) ?? []) visit(child, depth + 1);
	};
	for (const root of children.get(null) ?? []) visit(root, 0);
	for (const stray of sorted) visit(stray, 0);
	return { bodies, depths };
}

/** Whether something holds on a day: the first and the last day count. */
export function inForce(span: Span, date: string): boolean {
	return (
		(span.startDate === null || span.startDate <= date) && (span.endDate === null || date <= span.endDate)
	);
}

/** The body of that id, or undefined. */
export function bodyById(directory: Directory, id: string): Body | undefined {
	return directory.bodyIndex.get(id);
}

/** The body of that public name in addresses, or undefined. */
export function bodyBySlug(directory: Directory, slug: string): Body | undefined {
	return directory.slugIndex.get(slug);
}

/** All bodies as a tree is read, with how deep each stands; with a date, those that exist on it. */
export function bodyTree(directory: Directory, date?: string): { body: Body; depth: number }[] {
	return directory.bodies
		.filter((body) => date === undefined || inForce(body, date))
		.map((body) => ({ body, depth: directory.depths.get(body.id) ?? 0 }));
}

/** How a list or a link calls a body: "8. Bāriņtiesu darba pilnveide"; the names themselves are not translated. */
export function bodyLabel(body: Pick<Body, 'number' | 'name'>, locale: Locale): string {
	return body.number === null
		? body.name
		: m.council_body_label({ number: body.number, name: body.name }, { locale });
}

/** The bodies as a field offers them, each as deep as it stands in the tree; with a date, those that exist on it. */
export function bodyOptions(
	directory: Directory,
	by: 'id' | 'slug',
	{ locale, date }: { readonly locale: Locale; readonly date?: string }
): { readonly value: string; readonly label: string }[] {
	return bodyTree(directory, date).map(({ body, depth }) => ({
		value: body[by],
		label: `${'\u2003'.repeat(depth)}${bodyLabel(body, locale)}`
	}));
}

/** What a body is: "Pastāvīgā darba grupa". */
export function bodyKindWord(kind: BodyKind, locale: Locale): string {
	switch (kind) {
		case 'COUNCIL':
			return m.council_kind_council({}, { locale });
		case 'STANDING_GROUP':
			return m.council_kind_standing_group({}, { locale });
		case 'SUBGROUP':
			return m.council_kind_subgroup({}, { locale });
	}
}

/** The mandate that held on a day, the latest where two overlap; null where none is known. */
export function mandateAt(body: Body, date: string): Mandate | null {
	const held = body.mandates.filter((one) =>
		inForce({ startDate: one.validFrom, endDate: one.validTo }, date)
	);
	return held.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))[0] ?? null;
}

/** The seats of a body that exist on a day, in the order of the print. */
export function postsOf(directory: Directory, bodyId: string, date: string): Post[] {
	return (directory.postsByBody.get(bodyId) ?? []).filter((post) => inForce(post, date));
}
