import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isReachable, type Reach } from './reach.server.ts';

/** Secretaries and assistants who may sign in and can be reached: by their person where they are one, so that nobody gets two digests. */
export async function readSecretariat(
	{ db }: Pick<Installation, 'db'>,
	reach: Reach
): Promise<Map<string, Recipient>> {
	const users = await db.read.user.findMany({
		where: { role: { in: ['SECRETARY', 'ASSISTANT'] }, disabledAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, email: true, locale: true, personId: true }
	});
	const people = await db.read.person.findMany({
		where: {
			OR: [
				{ id: { in: users.flatMap(({ personId }) => personId ?? []) } },
				{ email: { in: users.map(({ email }) => email) } }
			]
		},
		select: { id: true, email: true }
	});
	const idOf = (user: (typeof users)[number]) =>
		people.find(({ id, email }) => id === user.personId || email === user.email);
	const recipients = users.map((user): [string, Recipient] => {
		const person = idOf(user);
		return [
			person?.id ?? user.id,
			{
				...{ address: person?.email ?? user.email, name: user.name, userId: user.id },
				...{ personId: person?.id ?? null, locale: user.locale === 'en' ? 'en' : 'lv' }
			}
		];
	});
	return new Map(recipients.filter(([id, { address }]) => isReachable(reach, id, address)));
}
