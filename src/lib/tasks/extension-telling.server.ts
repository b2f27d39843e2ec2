import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { postsOf, type Directory } from '#lib/council/council.ts';
import { isLead } from '#lib/accounts/actor.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { queueMail, type Recipient } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { EditedTask } from './editing-task.server.ts';
import { decidableOf, type StoredRequest } from './extension-finding.server.ts';
import { decidersOf, type Decidable } from './extensions.ts';
import { todayOf } from './lifecycle.server.ts';

/** Either the database itself or a transaction of it. */
type Reading = {
	readonly [M in 'membership' | 'user' | 'person']: Pick<Transaction[M], 'findMany'>;
};

/** What a mail about a request carries: never its text, which is read when it goes out. */
export interface ExtensionFacts {
	readonly extensionId: string;
	/** Of the request, when the mail was queued: what was decided again since is told by another. */
	readonly version: number;
}

/** A mail to each who decides, one for a request however often it is changed. */
export async function tellDeciders(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	request: Pick<StoredRequest, 'id' | 'decider' | 'postId' | 'userId' | 'personId' | 'version'>
): Promise<void> {
	const { installation } = actor;
	const directory = await directoryOf(installation);
	const decidable = decidableOf(request, task.bodyId, directory);
	const facts: ExtensionFacts = { extensionId: request.id, version: request.version };
	for (const recipient of await readDeciders(tx, directory, decidable, todayOf(actor)))
		await queueMail(tx, installation, {
			...{ kind: 'extension-asked', subject: `extension:${request.id}`, recipient, facts },
			occurrence: request.id
		});
}

/** A mail to whoever asked: what was decided. Who decides on what the secretariat asked itself, tells nobody. */
export async function tellAsker(
	tx: Transaction,
	actor: Actor,
	request: Pick<StoredRequest, 'id' | 'userId' | 'personId' | 'version'>,
	entryId: string
): Promise<void> {
	const recipient = await readAsker(tx, request);
	if (!recipient || (recipient.userId !== null && recipient.userId === actor.userId)) return;
	const facts: ExtensionFacts = { extensionId: request.id, version: request.version + 1 };
	await queueMail(tx, actor.installation, {
		...{ kind: 'extension-decided', subject: `extension:${request.id}`, recipient, facts },
		occurrence: entryId
	});
}

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
	const leads = who.leads ? await readLeads(reading, directory, request.bodyId, today) : [];
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

async function readLeads(
	reading: Reading,
	directory: Directory,
	bodyId: string,
	today: PlainDate
): Promise<Recipient[]> {
	const postIds = postsOf(directory, bodyId, today)
		.filter(isLead)
		.map(({ id }) => id);
	if (postIds.length === 0) return [];
	const held = await reading.membership.findMany({
		where: {
			...{ postId: { in: postIds }, person: { email: { not: null } } },
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
	const byPost = Map.groupBy(held, ({ postId }) => postId);
	return [...byPost.values()].flatMap((all) => {
		// As reminders have it: substitutes hear where the holder cannot be reached, or is away.
		const present = all.filter(({ person }) => person.absences.length === 0);
		const regular = present.filter(({ kind }) => kind !== 'SUBSTITUTE');
		const hearing = [regular, present].find((group) => group.length > 0) ?? all;
		return hearing.map(({ person }) => recipientOf(person));
	});
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

async function readAsker(
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
