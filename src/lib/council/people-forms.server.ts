import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { contactValues, type ContactValues } from './contacts.server.ts';
import { bodyById, bodyLabel, bodyTree, deeds, inForce, institutionAt, postsOf } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { membershipValues, type MembershipValues } from './memberships.server.ts';
import { findCandidates, type Candidate } from './people-list.server.ts';
import { institutionOptions, type InstitutionOption } from './seat-pages.server.ts';

export interface PersonChoice {
	readonly person: Candidate | null;
	readonly query: string;
	/** Whom the query may mean, where nobody is chosen yet. */
	readonly candidates: readonly Candidate[];
}

/** Who is chosen in a form's address (`person`), or who matches what was looked for (`q`). */
export async function readPersonChoice(actor: Actor, params: URLSearchParams): Promise<PersonChoice> {
	mustBeAble(actor, deeds.changePeople);
	const query = (params.get('q') ?? '').trim().slice(0, 200);
	const id = params.get('person');
	const person = isId(id)
		? await actor.installation.db.read.person.findFirst({
				where: { id, pseudonymisedAt: null },
				select: { id: true, name: true, title: true, email: true }
			})
		: null;
	return { person, query, candidates: person || !query ? [] : await findCandidates(actor, query) };
}

/** A seat as it is chosen. */
export interface SeatOption {
	readonly id: string;
	readonly label: string;
	/** Who holds it today. */
	readonly holder: string | null;
}

export interface AppointForm extends PersonChoice {
	readonly bodies: readonly { readonly slug: string; readonly label: string }[];
	/** Of the body chosen: its slug, and its seats. */
	readonly body: string | null;
	readonly posts: readonly SeatOption[];
	readonly postId: string | null;
}

/** What appointing needs: whom (`person`, `q`), in which body (`body`) and seat (`post`), as far as the address says. */
export async function readAppointForm(actor: Actor, params: URLSearchParams): Promise<AppointForm> {
	const choice = await readPersonChoice(actor, params);
	const today = rigaDate(actor.installation.clock.now());
	const directory = await directoryOf(actor.installation);
	const post = directory.postIndex.get(params.get('post') ?? '');
	const body = post ? bodyById(directory, post.bodyId) : directory.slugIndex.get(params.get('body') ?? '');
	const posts = body ? postsOf(directory, body.id, today) : [];
	const held = posts.length
		? await actor.installation.db.read.membership.findMany({
				where: { postId: { in: posts.map(({ id }) => id) }, kind: 'HOLDER' },
				include: { person: { select: { name: true } } }
			})
		: [];
	return {
		...choice,
		bodies: bodyTree(directory, today).map(({ body: one }) => ({
			...{ slug: one.slug, label: bodyLabel(one, actor.locale) }
		})),
		body: body?.slug ?? null,
		posts: posts.map(({ id, label }) => ({
			...{ id, label },
			holder: held.find((one) => one.postId === id && inForce(one, today))?.person.name ?? null
		})),
		postId: post?.id ?? null
	};
}

export interface MembershipForm {
	readonly id: string;
	readonly version: number;
	readonly values: MembershipValues;
	readonly person: { readonly id: string; readonly name: string };
	readonly postId: string;
	/** "LM pārstāvis, 8. apakšgrupa". */
	readonly seat: string;
	readonly isOver: boolean;
}

/** A membership as the form that changes it needs it. */
export async function readMembershipForm(actor: Actor, id: string): Promise<MembershipForm> {
	mustBeAble(actor, deeds.changePeople);
	const row = isId(id)
		? await actor.installation.db.read.membership.findUnique({
				where: { id },
				include: { person: { select: { id: true, name: true } }, post: { include: { body: true } } }
			})
		: null;
	if (!row) throw new Refusal('NOT_FOUND');
	const { version, person, post } = row;
	const today = rigaDate(actor.installation.clock.now());
	return {
		...{ id, version, person, postId: post.id, values: membershipValues(row) },
		seat: `${post.label}, ${post.body.shortName}`,
		isOver: row.endDate !== null && row.endDate < today
	};
}

export interface ContactForm {
	readonly id: string;
	readonly version: number;
	readonly values: ContactValues;
	readonly person: { readonly id: string; readonly name: string };
	readonly institution: { readonly id: string; readonly name: string };
}

/** An institution's contact as the form that changes it needs it. */
export async function readContactForm(actor: Actor, id: string): Promise<ContactForm> {
	mustBeAble(actor, deeds.changePeople);
	const row = isId(id)
		? await actor.installation.db.read.institutionContact.findUnique({
				where: { id },
				include: { person: { select: { id: true, name: true } } }
			})
		: null;
	if (!row) throw new Refusal('NOT_FOUND');
	const directory = await directoryOf(actor.installation);
	const today = rigaDate(actor.installation.clock.now());
	const { name } = institutionAt(directory, row.institutionId, today);
	const { version, person, institutionId } = row;
	return { id, version, person, values: contactValues(row), institution: { id: institutionId, name } };
}

/** What may be chosen where a contact is added. */
export async function readContactChoices(
	actor: Actor,
	params: URLSearchParams
): Promise<PersonChoice & { institutions: readonly InstitutionOption[]; institutionId: string }> {
	const choice = await readPersonChoice(actor, params);
	const directory = await directoryOf(actor.installation);
	const today = rigaDate(actor.installation.clock.now());
	const asked = params.get('institution') ?? '';
	const institutionId = directory.institutionIndex.has(asked) ? asked : '';
	return { ...choice, institutionId, institutions: institutionOptions(directory, today, [institutionId]) };
}

export interface ReplaceForm {
	readonly postId: string;
	readonly seat: string;
	readonly body: { readonly slug: string; readonly label: string };
	readonly old: {
		readonly membershipId: string;
		readonly version: number;
		readonly personId: string;
		readonly name: string;
		readonly startDate: string | null;
		readonly endDate: string | null;
	} | null;
	readonly today: string;
}

/** The seat that is to get somebody else, and who holds it now; null where the address names none. */
export async function readReplaceForm(actor: Actor, postId: string | null): Promise<ReplaceForm | null> {
	mustBeAble(actor, deeds.changePeople);
	const directory = await directoryOf(actor.installation);
	const post = directory.postIndex.get(postId ?? '');
	const body = post && bodyById(directory, post.bodyId);
	if (!post || !body) return null;
	const today = rigaDate(actor.installation.clock.now());
	const sitting = await actor.installation.db.read.membership.findMany({
		where: { postId: post.id, kind: 'HOLDER', OR: [{ endDate: null }, { endDate: { gte: today } }] },
		orderBy: [{ startDate: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
		include: { person: { select: { name: true } } }
	});
	const old = sitting.find((one) => inForce(one, today));
	return {
		...{ postId: post.id, today, seat: `${post.label}, ${body.shortName}` },
		body: { slug: body.slug, label: bodyLabel(body, actor.locale) },
		old: old
			? {
					...{ membershipId: old.id, version: old.version, personId: old.personId },
					...{ name: old.person.name, startDate: old.startDate, endDate: old.endDate }
				}
			: null
	};
}
