import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { bodyById, bodyBySlug, deeds, inForce, institutionAt, institutionsOfSeat } from './council.ts';
import type { Directory, MembershipKind } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { readAroundPeople, type Around } from './people-around.server.ts';
import {
	readPeopleFilter,
	type PeopleFilter,
	type PeopleFilterProblem,
	type Unreached
} from './people-filter.ts';
import { matchesQuery } from './people-search.server.ts';

const rowsOnPage = 50;

/** Somebody as the list shows them. Addresses are null for whoever may not see them. */
export interface PersonRow {
	readonly id: string;
	readonly name: string;
	readonly title: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly isSample: boolean;
	readonly seats: readonly {
		readonly slug: string;
		readonly body: string;
		readonly label: string;
		readonly kind: MembershipKind;
	}[];
	/** The institutions whose contact official they are. */
	readonly contactOf: readonly string[];
	/** Where they are away today: until when. */
	readonly awayUntil: string | null;
}

export interface PeopleList {
	readonly rows: readonly PersonRow[];
	/** How many match. */
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	/** The place of the first row in what matches, from 1. */
	readonly from: number;
	readonly filter: PeopleFilter;
	readonly problems: readonly PeopleFilterProblem[];
	readonly seesContacts: boolean;
	/** What may be chosen. */
	readonly bodies: readonly { readonly slug: string; readonly name: string }[];
	readonly institutions: readonly { readonly id: string; readonly name: string }[];
}

/** People in Latvian order, a page of them: three statements, however many there are. */
export async function listPeople(actor: Actor, params: URLSearchParams): Promise<PeopleList> {
	mustBeAble(actor, deeds.read);
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const directory = await directoryOf(actor.installation);
	const seesContacts = can(actor, deeds.readContacts);
	const { filter, problems } = readPeopleFilter(params, {
		seesContacts,
		hasBody: (slug) => directory.slugIndex.has(slug),
		hasInstitution: (id) => directory.institutionIndex.has(id)
	});
	const where = whereOf(directory, filter, { today, seesContacts });
	const total = await countWhere(actor.installation, where);
	const pages = Math.max(1, Math.ceil(total / rowsOnPage));
	const page = Math.min(filter.page, pages);
	const people = total ? await readPage(actor, where, page) : [];
	const around = await readAroundPeople(
		db,
		people.map(({ id }) => id)
	);
	return {
		...{ total, page, pages, filter, seesContacts, from: total ? (page - 1) * rowsOnPage + 1 : 0 },
		problems: page === filter.page ? problems : [...problems, 'PAGE'],
		rows: people.map((person) => viewRow(directory, person, around, { today, seesContacts })),
		...choicesOf(directory, today)
	};
}

/** How many people mail does not reach: as many as the list with this filter has. */
export function countUnreached(
	installation: Pick<Installation, 'db'>,
	mail: Unreached,
	today: PlainDate
): Promise<number> {
	return countWhere(installation, isUnreached(mail, today));
}

async function countWhere({ db }: Pick<Installation, 'db'>, where: Prisma.Sql): Promise<number> {
	const [count] = await db.read.$queryRaw<{ total: number | bigint }[]>`
		SELECT COUNT(*) AS "total" FROM "Person" p WHERE ${where}`;
	return Number(count!.total);
}

interface PersonRecord {
	readonly id: string;
	readonly name: string;
	readonly title: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly isSample: boolean | number | bigint;
}

function readPage({ installation: { db } }: Actor, where: Prisma.Sql, page: number): Promise<PersonRecord[]> {
	return db.read.$queryRaw<PersonRecord[]>`
		SELECT p."id", p."name", p."title", p."email", p."phone", p."isSample"
		FROM "Person" p
		WHERE ${where}
		ORDER BY p."sortKey", p."id"
		LIMIT ${rowsOnPage} OFFSET ${(page - 1) * rowsOnPage}`;
}

interface Asked {
	readonly today: string;
	readonly seesContacts: boolean;
}

function whereOf(
	directory: Directory,
	{ query, body, institution, mail }: PeopleFilter,
	{ today, seesContacts }: Asked
): Prisma.Sql {
	const conditions = [Prisma.sql`1 = 1`, ...matchesQuery(query, seesContacts)];
	if (mail) conditions.push(isUnreached(mail, today));
	if (body || institution) {
		const bodyId = body && bodyBySlug(directory, body)!.id;
		const posts = directory.posts.filter(
			(post) =>
				inForce(post, today) &&
				(!bodyId || post.bodyId === bodyId) &&
				(!institution || institutionsOfSeat(directory, post, today).includes(institution))
		);
		const sits = holdsOneOf(
			posts.map(({ id }) => id),
			today
		);
		conditions.push(
			institution && !body ? Prisma.sql`(${sits} OR ${isContactOf(institution, today)})` : sits
		);
	}
	return Prisma.join(conditions, ' AND ');
}

function isUnreached(mail: Unreached, today: string): Prisma.Sql {
	const isNow = (
		alias: Prisma.Sql
	) => Prisma.sql`(${alias}."startDate" IS NULL OR ${alias}."startDate" <= ${today})
		AND (${alias}."endDate" IS NULL OR ${alias}."endDate" >= ${today})`;
	if (mail === 'stopped')
		return Prisma.sql`EXISTS (SELECT 1 FROM "MailPreference" f
			WHERE f."recipientId" = p."id" AND f."stoppedAt" IS NOT NULL)`;
	return Prisma.sql`(p."email" IS NULL AND (
		EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = p."id" AND ${isNow(Prisma.sql`m`)})
		OR EXISTS (SELECT 1 FROM "InstitutionContact" c WHERE c."personId" = p."id" AND ${isNow(Prisma.sql`c`)})))`;
}

function holdsOneOf(postIds: readonly string[], today: string): Prisma.Sql {
	// PostgreSQL refuses an empty list; no id is empty.
	const list = Prisma.join(postIds.length ? [...postIds] : ['']);
	return Prisma.sql`EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = p."id" AND m."postId" IN (${list})
		AND (m."startDate" IS NULL OR m."startDate" <= ${today})
		AND (m."endDate" IS NULL OR m."endDate" >= ${today}))`;
}

function isContactOf(institutionId: string, today: string): Prisma.Sql {
	return Prisma.sql`EXISTS (SELECT 1 FROM "InstitutionContact" c WHERE c."personId" = p."id"
		AND c."institutionId" = ${institutionId}
		AND (c."startDate" IS NULL OR c."startDate" <= ${today})
		AND (c."endDate" IS NULL OR c."endDate" >= ${today}))`;
}

function viewRow(
	directory: Directory,
	person: PersonRecord,
	{ seats, contacts, absences }: Around,
	{ today, seesContacts }: Asked
): PersonRow {
	const { id, name, title, email, phone, isSample } = person;
	const own = <T extends { personId: string; startDate: string | null; endDate: string | null }>(
		rows: readonly T[]
	) => rows.filter((row) => row.personId === id && inForce(row, today));
	return {
		...{ id, name, title, isSample: Boolean(Number(isSample)) },
		email: seesContacts ? email : null,
		phone: seesContacts ? phone : null,
		seats: own(seats).flatMap(({ postId, kind }) => {
			const post = directory.postIndex.get(postId);
			const body = post && bodyById(directory, post.bodyId);
			return post && body ? [{ slug: body.slug, body: body.shortName, label: post.label, kind }] : [];
		}),
		contactOf: own(contacts).map(({ institutionId }) => institutionAt(directory, institutionId, today).label),
		awayUntil: own(absences)[0]?.endDate ?? null
	};
}

/** The bodies that exist, and the institutions that have a seat, today. */
export function choicesOf(directory: Directory, today: string): Pick<PeopleList, 'bodies' | 'institutions'> {
	const bodies = directory.bodies.filter((body) => inForce(body, today));
	const seated = new Set(
		directory.posts
			.filter((post) => inForce(post, today))
			.flatMap((post) => post.institutionIds.map((id) => institutionAt(directory, id, today).institutionId))
	);
	return {
		bodies: bodies.map(({ slug, number, name }) => ({
			...{ slug, name: number === null ? name : `${number}. ${name}` }
		})),
		institutions: directory.institutions
			.filter(({ id }) => seated.has(id))
			.map(({ id }) => ({ id, name: institutionAt(directory, id, today).name }))
	};
}

/** Somebody who may be meant by what was typed: for choosing a person in a form. */
export interface Candidate {
	readonly id: string;
	readonly name: string;
	readonly title: string | null;
	readonly email: string | null;
}

/** The first who match, in Latvian order: for whoever changes people, addresses included. */
export async function findCandidates(actor: Actor, query: string, most = 10): Promise<Candidate[]> {
	mustBeAble(actor, deeds.changePeople);
	const words = matchesQuery(query.slice(0, 200), true);
	if (words.length === 0) return [];
	return actor.installation.db.read.$queryRaw<Candidate[]>`
		SELECT p."id", p."name", p."title", p."email" FROM "Person" p
		WHERE p."pseudonymisedAt" IS NULL AND ${Prisma.join(words, ' AND ')}
		ORDER BY p."sortKey", p."id" LIMIT ${most}`;
}
