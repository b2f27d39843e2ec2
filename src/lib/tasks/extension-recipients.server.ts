import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, postsOf, type Directory } from '#lib/council/council.ts';
import { isLead } from '#lib/accounts/actor.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { StoredRequest } from './extension-finding.server.ts';
import { isRegistered } from './extension-registering.ts';
import { decidersOf, type Decidable } from './extensions.ts';

/** Either the database itself or a transaction of it. */
type Reading = {
	readonly [M in 'membership' | 'user' | 'person']: Pick<Transaction[M], 'findMany'>;
};

/**
 * Who decides and can be reached, but not whoever asked: the leads of the body, the secretaries, or both; where a body has
 * no lead with an address, the secretaries hear of it, who can have that changed.
 */
export async function readDeciders(
	reading: Reading,
	directory: Directory,
	request: Decidable,
	today: PlainDate
): Promise<Recipient[]> {
	const who = decidersOf(request);
	const leads = who.leads ? await readHolders(reading, leadsOf(directory, request.bodyId, today), today) : [];
	const secretaries = who.secretariat || leads.length === 0 ? await readSecretaries(reading) : [];
	const found = new Map<string, Recipient>();
	for (const one of [...secretaries, ...leads])
		if (!isAsker(one, request) && !found.has(one.address.toLowerCase()))
			found.set(one.address.toLowerCase(), one);
	return [...found.values()];
}

function isAsker(one: Recipient, { userId, personId }: Decidable): boolean {
	return (one.userId != null && one.userId === userId) || (one.personId != null && one.personId === personId);
}

function leadsOf(directory: Directory, bodyId: string, today: PlainDate): string[] {
	return postsOf(directory, bodyId, today)
		.filter(isLead)
		.map(({ id }) => id);
}

/** Who sits in seats and can be reached. */
async function readHolders(
	reading: Reading,
	postIds: readonly string[],
	today: PlainDate
): Promise<Recipient[]> {
	const held = await readSeated(reading, postIds, today);
	return [...Map.groupBy(held, ({ postId }) => postId).values()].flatMap(hearing);
}

async function readSeated(reading: Reading, postIds: readonly string[], today: PlainDate) {
	if (postIds.length === 0) return [];
	return reading.membership.findMany({
		where: {
			...{ postId: { in: [...postIds] }, person: { email: { not: null } } },
			AND: [
				{ OR: [{ startDate: null }, { startDate: { lte: today } }] },
				{ OR: [{ endDate: null }, { endDate: { gte: today } }] }
			]
		},
		orderBy: { id: 'asc' },
		select: {
			...{ postId: true, kind: true },
			person: {
				select: {
					...{ id: true, name: true, email: true, locale: true },
					absences: {
						where: { startDate: { lte: today }, endDate: { gte: today } },
						select: { id: true }
					}
				}
			}
		}
	});
}

/** Of those in one seat, as reminders have it: substitutes hear where the holder cannot be reached, or is away. */
function hearing(all: Awaited<ReturnType<typeof readSeated>>): Recipient[] {
	const present = all.filter(({ person }) => person.absences.length === 0);
	const regular = present.filter(({ kind }) => kind !== 'SUBSTITUTE');
	const heard = [regular, present].find((group) => group.length > 0) ?? all;
	return heard.map(({ person }) => recipientOf(person));
}

function recipientOf(person: { id: string; name: string; email: string | null; locale: string }): Recipient {
	const { id, name, email, locale } = person;
	return { address: email!, name, personId: id, userId: null, locale: locale === 'en' ? 'en' : 'lv' };
}

async function readSecretaries(reading: Reading): Promise<Recipient[]> {
	const users = await reading.user.findMany({
		where: { role: 'SECRETARY', disabledAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, email: true, locale: true, personId: true }
	});
	return users.map(({ id, name, email, locale, personId }) => ({
		...{ address: email, name, userId: id, personId, locale: locale === 'en' ? 'en' : 'lv' }
	}));
}

/**
 * Whoever asked and can be reached; where they sit no more in the seat in which they asked, whoever does. Of what the secretariat
 * registered, those who sit for whoever wrote to it, too: the seat itself, the seats that the institution has in the body, or
 * whoever leads the body.
 */
export async function readAskers(
	reading: Reading,
	directory: Directory,
	request: Pick<StoredRequest, 'userId' | 'personId' | 'postId' | 'institutionId' | 'via'>,
	{ bodyId, today }: { readonly bodyId: string; readonly today: PlainDate }
): Promise<Recipient[]> {
	const { postId, via } = request;
	const writer = await readWriter(reading, request);
	if (!isRegistered(via) && postId !== null) {
		const seated = await readSeated(reading, [postId], today);
		const sits = seated.some(({ person }) => person.id === request.personId);
		return sits ? (writer ? [writer] : []) : hearing(seated);
	}
	const seats = isRegistered(via) ? seatsOf(directory, request, bodyId, today) : [];
	const all = [...(await readHolders(reading, seats, today)), ...(writer ? [writer] : [])];
	return [...new Map(all.map((one) => [one.address.toLowerCase(), one])).values()];
}

function seatsOf(
	directory: Directory,
	{ postId, institutionId }: Pick<StoredRequest, 'postId' | 'institutionId'>,
	bodyId: string,
	today: PlainDate
): string[] {
	if (postId) return [postId];
	if (!institutionId) return leadsOf(directory, bodyId, today);
	const holderOf = (id: string) => institutionAt(directory, id, today).institutionId;
	return postsOf(directory, bodyId, today)
		.filter(({ institutionIds }) => institutionIds.some((id) => holderOf(id) === holderOf(institutionId)))
		.map(({ id }) => id);
}

async function readWriter(
	reading: Reading,
	{ userId, personId }: { readonly userId: string | null; readonly personId: string | null }
): Promise<Recipient | null> {
	const [users, people] = await Promise.all([
		userId
			? reading.user.findMany({
					where: { id: userId, disabledAt: null },
					select: { id: true, name: true, email: true, locale: true, personId: true }
				})
			: [],
		personId
			? reading.person.findMany({
					where: { id: personId },
					select: { id: true, name: true, email: true, locale: true }
				})
			: []
	]);
	const [user] = users;
	const [person] = people;
	const address = person?.email ?? user?.email;
	if (!address) return null;
	return {
		...{ address, name: person?.name ?? user!.name, userId: user?.id ?? null, personId: person?.id ?? null },
		locale: (user ?? person)!.locale === 'en' ? 'en' : 'lv'
	};
}
