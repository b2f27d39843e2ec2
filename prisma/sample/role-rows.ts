import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { accountKeys } from '#lib/accounts/names.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { CouncilRows } from './council-rows.ts';
import { sampleRoles, sampleStart, type SampleRole, type SampleSeatReference } from './sample-roles.ts';
import { seats, type SampleSeat } from './seats.ts';

/** The rows of the invented role accounts: who has no role of the account is a person with an account. */
export interface RoleRows {
	users: Prisma.UserCreateManyInput[];
	people: Prisma.PersonCreateManyInput[];
	memberships: Prisma.MembershipCreateManyInput[];
	contacts: Prisma.InstitutionContactCreateManyInput[];
}

const invented = { isSample: true, provenance: 'paraugs: izdomāta loma' };

export function makeRoleRows(council: CouncilRows, createdAt: Date): RoleRows {
	const rows: RoleRows = { users: [], people: [], memberships: [], contacts: [] };
	for (const sample of sampleRoles) {
		const { email, name, role } = sample;
		const personId = role ? null : newId();
		const keys = accountKeys({ name, email });
		rows.users.push({ id: newId(), email, name, role, personId, createdAt, isSample: true, ...keys });
		if (personId) addPerson(rows, council, sample, personId);
	}
	return rows;
}

function addPerson(rows: RoleRows, council: CouncilRows, sample: SampleRole, personId: string): void {
	const { email, name, contactOf } = sample;
	rows.people.push({ id: personId, name, email, sortKey: sortKey(name), ...invented });
	for (const reference of sample.seats ?? [])
		rows.memberships.push({
			...{ id: newId(), personId, kind: 'HOLDER', startDate: sampleStart, ...invented },
			postId: council.postIds.get(seatOf(reference))!
		});
	if (contactOf)
		rows.contacts.push({
			...{ id: newId(), personId, startDate: sampleStart, ...invented },
			institutionId: council.institutionIds.get(contactOf)!
		});
}

/** Throws where the reference means no seat, or one that the document gives to somebody. */
function seatOf({ body, role, label }: SampleSeatReference): SampleSeat {
	const seat = seats[body]?.find((one) => one.role === role && one.label === label && !one.holder);
	if (!seat) throw new Error(`no unnamed seat ${role} "${label}" in ${body}`);
	return seat;
}
