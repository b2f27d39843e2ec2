import type { Actor } from '#lib/accounts/actor.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/**
 * Small councils for tests: each function writes one record, with what the test does not care about filled in,
 * moves the council's revision on, as every change does, and returns the id.
 */
async function change<T>(installation: Installation, work: (tx: Transaction) => Promise<T>): Promise<T> {
	return installation.db.write(async (tx) => {
		await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
		return work(tx);
	});
}

let position = 0;

export interface BodyFixture {
	kind?: 'COUNCIL' | 'STANDING_GROUP' | 'SUBGROUP';
	slug?: string;
	number?: number | null;
	name?: string;
	shortName?: string;
	parentId?: string | null;
	position?: number;
	startDate?: string | null;
	endDate?: string | null;
	isSample?: boolean;
	mandates?: MandateFixture[];
}

export interface MandateFixture {
	validFrom?: string | null;
	validTo?: string | null;
	goal?: string | null;
	termText?: string | null;
	legalBasis?: string | null;
	tasksLead?: string | null;
	outcome?: string | null;
}

/** A body; without more said, a subgroup: number 8, "Bāriņtiesu darba pilnveide". */
export function makeBody(installation: Installation, fixture: BodyFixture = {}): Promise<string> {
	const { mandates = [], ...body } = fixture;
	const id = newId();
	return change(installation, async (tx) => {
		await tx.body.create({
			data: {
				id,
				kind: 'SUBGROUP',
				slug: `body-${id}`,
				number: 8,
				name: 'Bāriņtiesu darba pilnveide',
				shortName: '8. apakšgrupa',
				position: (position += 1),
				...body,
				mandates: { create: mandates.map((mandate) => ({ id: newId(), ...mandate })) }
			}
		});
		return id;
	});
}

export interface InstitutionFixture {
	kind?: 'MINISTRY' | 'STATE_AGENCY' | 'MUNICIPALITY' | 'NGO' | 'ACADEMIA' | 'COURT' | 'OTHER';
	name?: string;
	abbreviation?: string | null;
	/** Where it had more names than one: instead of `name` and `abbreviation`, the oldest first. */
	names?: {
		name: string;
		abbreviation?: string | null;
		validFrom?: string | null;
		validTo?: string | null;
	}[];
	parentId?: string | null;
	unresolved?: boolean;
	note?: string | null;
	isSample?: boolean;
}

/** An institution; without more said, a state agency called "Institūcija". */
export function makeInstitution(
	installation: Installation,
	fixture: InstitutionFixture = {}
): Promise<string> {
	const { name = 'Institūcija', abbreviation = null, names, ...rest } = fixture;
	const dated = names ?? [{ name, abbreviation }];
	const id = newId();
	return change(installation, async (tx) => {
		await tx.institution.create({
			data: {
				id,
				kind: 'STATE_AGENCY',
				sortKey: sortKey(dated.at(-1)!.name),
				...rest,
				names: { create: dated.map((one) => ({ id: newId(), ...one })) }
			}
		});
		return id;
	});
}

/** From that day on the seats and open tasks of the predecessor are the successor's. */
export function makeSuccession(
	installation: Installation,
	predecessorId: string,
	successorId: string,
	date: string
): Promise<string> {
	const id = newId();
	return change(installation, async (tx) => {
		await tx.institutionSuccession.create({ data: { id, predecessorId, successorId, date } });
		return id;
	});
}

export interface PostFixture {
	bodyId: string;
	role?: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER' | 'ADVISER';
	label?: string;
	institutionIds?: string[];
	position?: number;
	startDate?: string | null;
	endDate?: string | null;
	note?: string | null;
	votingRight?: boolean;
	isSample?: boolean;
}

/** A seat; without more said, a member's, "Pārstāvis", of no institution. */
export function makePost(installation: Installation, fixture: PostFixture): Promise<string> {
	const { institutionIds = [], ...post } = fixture;
	const id = newId();
	return change(installation, async (tx) => {
		await tx.post.create({
			data: {
				id,
				role: 'MEMBER',
				label: 'Pārstāvis',
				position: (position += 1),
				...post,
				institutions: { create: institutionIds.map((institutionId, at) => ({ institutionId, position: at })) }
			}
		});
		return id;
	});
}

export interface PersonFixture {
	name?: string;
	email?: string | null;
	locale?: 'lv' | 'en';
	isSample?: boolean;
}

/** A person; without more said, "Parauga loceklis" with an address of her own. */
export function makePerson(installation: Installation, fixture: PersonFixture = {}): Promise<string> {
	const id = newId();
	const { name = 'Parauga loceklis', ...rest } = fixture;
	return change(installation, async (tx) => {
		await tx.person.create({
			data: { id, name, sortKey: sortKey(name), email: `${id}@padome.example`, ...rest }
		});
		return id;
	});
}

export interface MembershipFixture {
	postId: string;
	personId: string;
	kind?: 'HOLDER' | 'ACTING' | 'SUBSTITUTE';
	startDate?: string | null;
	endDate?: string | null;
	isSample?: boolean;
}

/** A person holds a seat; without more said, for as long as anybody knows. */
export function makeMembership(installation: Installation, fixture: MembershipFixture): Promise<string> {
	const id = newId();
	return change(installation, async (tx) => {
		await tx.membership.create({ data: { id, kind: 'HOLDER', ...fixture } });
		return id;
	});
}

/** The official whom an institution names for task control. */
export function makeContact(
	installation: Installation,
	fixture: { institutionId: string; personId: string; startDate?: string | null; endDate?: string | null }
): Promise<string> {
	const id = newId();
	return change(installation, async (tx) => {
		await tx.institutionContact.create({ data: { id, ...fixture } });
		return id;
	});
}

export interface UserFixture {
	email?: string;
	name?: string;
	personId?: string | null;
	role?: 'ADMINISTRATOR' | 'SECRETARY' | 'ASSISTANT' | null;
	locale?: 'lv' | 'en';
	disabledAt?: Date | null;
	isSample?: boolean;
}

/** An account; without more said, one without a role, with an address of its own. */
export function makeUser(installation: Installation, fixture: UserFixture = {}): Promise<string> {
	const id = newId();
	const data = {
		id,
		email: `${id}@padome.example`,
		name: 'Parauga lietotājs',
		createdAt: installation.clock.now()
	};
	return installation.db.write(async (tx) => {
		await tx.user.create({ data: { ...data, ...fixture } });
		return id;
	});
}

/** Somebody signed in, without an account behind it: for verbs that only ask what the actor is. */
export function makeActor(installation: Installation, standing: Partial<Actor> = {}): Actor {
	return {
		installation,
		locale: 'lv',
		userId: 'a-user',
		personId: null,
		name: 'Parauga lietotājs',
		role: null,
		seats: [],
		isSystem: false,
		...standing
	};
}

/**
 * The council most tests need: a subgroup under the council, led by LM with a VBTAI seat that BAC took over on 2024-01-01,
 * an empty seat shared by two, and the people who hold them.
 */
export async function makeCouncil(installation: Installation) {
	const councilId = await makeBody(installation, {
		kind: 'COUNCIL',
		slug: 'padome',
		number: null,
		name: 'Bērnu lietu sadarbības padome',
		shortName: 'Padome',
		position: 0
	});
	const bodyId = await makeBody(installation, {
		slug: 'barintiesas',
		parentId: councilId,
		mandates: [{ goal: 'pilnveidot bāriņtiesu darbu', termText: 'Termiņš: 2022. gada 1. maijs' }]
	});
	const lm = await makeInstitution(installation, {
		kind: 'MINISTRY',
		name: 'Labklājības ministrija',
		abbreviation: 'LM'
	});
	const tm = await makeInstitution(installation, {
		kind: 'MINISTRY',
		name: 'Tieslietu ministrija',
		abbreviation: 'TM'
	});
	const vbtai = await makeInstitution(installation, {
		name: 'Valsts bērnu tiesību aizsardzības inspekcija',
		abbreviation: 'VBTAI'
	});
	const bac = await makeInstitution(installation, { name: 'Bērnu aizsardzības centrs', abbreviation: 'BAC' });
	await makeSuccession(installation, vbtai, bac, '2024-01-01');

	const chairPost = await makePost(installation, {
		bodyId,
		role: 'CHAIR',
		label: 'LM pārstāvis',
		institutionIds: [lm]
	});
	const vbtaiPost = await makePost(installation, {
		bodyId,
		label: 'VBTAI pārstāvis',
		institutionIds: [vbtai]
	});
	const emptyPost = await makePost(installation, {
		bodyId,
		label: 'TM pārstāvis / VBTAI pārstāvis',
		institutionIds: [tm, vbtai]
	});
	const chair = await makePerson(installation, { name: 'Parauga vadītājs' });
	const member = await makePerson(installation, { name: 'Parauga loceklis' });
	await makeMembership(installation, { postId: chairPost, personId: chair, startDate: '2022-01-01' });
	await makeMembership(installation, { postId: vbtaiPost, personId: member, startDate: '2022-01-01' });
	return {
		councilId,
		bodyId,
		institutions: { lm, tm, vbtai, bac },
		posts: { chair: chairPost, vbtai: vbtaiPost, empty: emptyPost },
		people: { chair, member }
	};
}
