import { type Directory, makeDirectory, type Records } from '#lib/council/council.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { bodies } from './council.ts';
import { at } from './document.ts';
import { institutions, successions } from './institutions.ts';
import { placeOf, seats, type SampleSeat } from './seats.ts';

/** The rows of bodies, institutions, seats and named officials, parents before their children, with ids that refer. */
export interface CouncilRows {
	bodies: Prisma.BodyCreateManyInput[];
	mandates: Prisma.MandateCreateManyInput[];
	institutions: Prisma.InstitutionCreateManyInput[];
	names: Prisma.InstitutionNameCreateManyInput[];
	successions: Prisma.InstitutionSuccessionCreateManyInput[];
	posts: Prisma.PostCreateManyInput[];
	postInstitutions: Prisma.PostInstitutionCreateManyInput[];
	people: Prisma.PersonCreateManyInput[];
	memberships: Prisma.MembershipCreateManyInput[];
	bodyIds: Map<string, string>;
	institutionIds: Map<string, string>;
	postIds: Map<SampleSeat, string>;
}

export function makeCouncilRows(): CouncilRows {
	const rows: CouncilRows = {
		...{ bodies: [], mandates: [], institutions: [], names: [], successions: [] },
		...{ posts: [], postInstitutions: [], people: [], memberships: [] },
		bodyIds: new Map(bodies.map((body) => [body.slug, newId()])),
		institutionIds: new Map(institutions.map((one) => [one.key, newId()])),
		postIds: new Map()
	};
	addBodies(rows);
	addInstitutions(rows);
	for (const body of bodies)
		for (const [index, seat] of seats[body.slug]!.entries())
			addSeat(rows, seat, {
				bodyId: rows.bodyIds.get(body.slug)!,
				position: index + 1,
				provenance: at(body.place, placeOf(seats[body.slug]!, seat))
			});
	return rows;
}

/** The council and its institutions as one asks them for names; seats are not needed for that. */
export function directoryOfRows({
	bodies: ours,
	institutions: known,
	names,
	successions: all
}: CouncilRows): Directory {
	return makeDirectory({
		bodies: ours as unknown as Records['bodies'],
		institutions: known.map((institution) => ({
			...institution,
			names: names
				.filter(({ institutionId }) => institutionId === institution.id)
				.map((name) => ({ abbreviation: null, validFrom: null, validTo: null, ...name }))
		})) as unknown as Records['institutions'],
		successions: all as unknown as Records['successions'],
		posts: []
	});
}

function addBodies(rows: CouncilRows): void {
	for (const [index, body] of bodies.entries()) {
		const id = rows.bodyIds.get(body.slug)!;
		const { kind, slug, number, name, shortName, note } = body;
		const parentId = body.parent && rows.bodyIds.get(body.parent)!;
		rows.bodies.push({
			...{ id, kind, slug, number, name, shortName, parentId, note },
			...{ position: index, provenance: at(body.place) }
		});
		if (body.mandate)
			rows.mandates.push({ id: newId(), bodyId: id, ...body.mandate, provenance: at(body.place) });
	}
}

function addInstitutions(rows: CouncilRows): void {
	for (const { key, kind, parent, unresolved, note, source, names } of institutions) {
		const id = rows.institutionIds.get(key)!;
		const parentId = parent && rows.institutionIds.get(parent)!;
		rows.institutions.push({
			...{ id, kind, parentId, unresolved, note, provenance: source },
			sortKey: sortKey(names.at(-1)!.name)
		});
		for (const { source: own, ...name } of names)
			rows.names.push({ id: newId(), institutionId: id, ...name, provenance: own ?? source });
	}
	for (const { predecessor, successor, date, basis, source } of successions)
		rows.successions.push({
			...{ id: newId(), date, basis, provenance: source },
			predecessorId: rows.institutionIds.get(predecessor)!,
			successorId: rows.institutionIds.get(successor)!
		});
}

/** A named official holds the seat since nobody knows when. */
function addSeat(
	rows: CouncilRows,
	seat: SampleSeat,
	where: { bodyId: string; position: number; provenance: string }
): void {
	const postId = newId();
	const { role, label, note, holder } = seat;
	rows.postIds.set(seat, postId);
	rows.posts.push({ id: postId, role, label, note, ...where });
	for (const [position, key] of seat.institutions.entries())
		rows.postInstitutions.push({ postId, institutionId: rows.institutionIds.get(key)!, position });
	if (!holder) return;
	const personId = newId();
	const { provenance } = where;
	rows.people.push({ id: personId, name: holder, sortKey: sortKey(holder), provenance });
	rows.memberships.push({ id: newId(), postId, personId, kind: 'HOLDER', provenance });
}
