import type { Seat, Standing } from '#lib/accounts/actor.ts';
import type { WaitingReader } from '#lib/accounts/waiting.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { seatOf, seatsOf } from '#lib/council/seats.server.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { CouncilAt, Holder } from './hearers.ts';

/** Somebody whom something may wait for, and how they are reached. */
export interface ReachedReader extends WaitingReader {
	readonly recipient: Recipient;
}

/**
 * Everybody for whom something may wait: whoever holds a seat, is there and has an address, with all their seats; and the
 * secretariat, by the ids of the plan. No statement of its own.
 */
export async function readersOf(
	{ db }: Installation,
	council: CouncilAt,
	secretariat: ReadonlyMap<string, Recipient>
): Promise<ReachedReader[]> {
	const people = new Map<string, { holder: Holder; seats: Seat[] }>();
	for (const [postId, holders] of council.holders)
		for (const holder of holders) {
			if (!holder.address || holder.isAway) continue;
			const known = people.get(holder.personId) ?? { holder, seats: [] };
			known.seats.push(...seatOf(council.directory, postId, council.date));
			people.set(holder.personId, known);
		}
	const roles = await readRoles({ db } as Installation, [...secretariat.values()]);
	const members = [...people].map(([id, { holder, seats }]): ReachedReader => {
		const recipient = secretariat.get(id) ?? { ...holder, address: holder.address!, userId: null };
		return reader(id, recipient, roles, seats);
	});
	const others = [...secretariat]
		.filter(([id]) => !people.has(id))
		.map(([id, recipient]) => reader(id, recipient, roles, []));
	return [...members, ...others];
}

/** The same for whoever a mail goes to. */
export async function readerOf(
	installation: Installation,
	mail: Pick<OutgoingMail, 'userId' | 'personId' | 'recipient' | 'recipientName' | 'locale'>,
	date: PlainDate
): Promise<WaitingReader> {
	const { userId, personId, recipient: address, recipientName: name, locale } = mail;
	const recipient: Recipient = { address, name, userId, personId, locale };
	const [roles, seats] = await Promise.all([
		readRoles(installation, [recipient]),
		personId ? seatsOf(installation, personId, date) : []
	]);
	return reader(personId ?? userId ?? '', recipient, roles, seats);
}

function reader(
	id: string,
	recipient: Recipient,
	roles: ReadonlyMap<string, Standing['role']>,
	seats: readonly Seat[]
): ReachedReader {
	const { name, userId = null, personId = null, locale } = recipient;
	const role = (userId && roles.get(userId)) || null;
	return { id, locale, recipient, standing: { userId, personId, name, role, seats, isSystem: false } };
}

/** Of accounts that are open. */
async function readRoles({ db }: Installation, recipients: readonly Recipient[]) {
	const ids = recipients.flatMap(({ userId }) => userId ?? []);
	if (ids.length === 0) return new Map<string, Standing['role']>();
	const users = await db.read.user.findMany({
		where: { id: { in: ids }, disabledAt: null },
		select: { id: true, role: true }
	});
	return new Map(users.map(({ id, role }) => [id, role as Standing['role']]));
}
