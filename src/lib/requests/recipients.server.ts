import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Reader } from '#lib/server/database.server.ts';

interface Who {
	readonly userId: string | null;
	readonly personId: string | null;
}

/** How somebody who once acted is reached now: null where they have no address, were shut out or are no longer named. */
export async function recipientOf(
	read: Pick<Reader, 'user' | 'person'>,
	{ userId, personId }: Who
): Promise<Recipient | null> {
	const user = userId
		? await read.user.findUnique({ where: { id: userId } })
		: personId
			? await read.user.findUnique({ where: { personId } })
			: null;
	if (user?.disabledAt) return null;
	const person = personId ? await read.person.findUnique({ where: { id: personId } }) : null;
	const address = person?.email ?? user?.email;
	const named = user ?? person;
	if (!address || !named || person?.pseudonymisedAt) return null;
	return {
		...{ address, name: named.name, userId: user?.id ?? null, personId: person?.id ?? null },
		locale: named.locale === 'en' ? 'en' : 'lv'
	};
}

/** Secretaries and assistants who may sign in. */
export async function readSecretariat(read: Pick<Reader, 'user'>): Promise<Recipient[]> {
	const users = await read.user.findMany({
		where: { role: { in: ['SECRETARY', 'ASSISTANT'] }, disabledAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, email: true, locale: true, personId: true }
	});
	return users.map(({ id, name, email, locale, personId }) => ({
		...{ address: email, name, userId: id, personId, locale: locale === 'en' ? 'en' : 'lv' }
	}));
}
