import { rigaDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Actor } from './actor.server.ts';
import type { Seat } from './actor.ts';
import { readSession } from './sessions.server.ts';

/** Who holds which seats on a day: the council knows it, which stands above accounts. */
export type SeatsOf = (
	installation: Installation,
	personId: string,
	today: string
) => Promise<readonly Seat[]>;

/** Who a cookie's session makes its bearer, or null: once a request, in two statements, in one without a person. */
export async function actorFromSession(
	installation: Installation,
	token: string | undefined,
	seatsOf: SeatsOf
): Promise<Actor | null> {
	const account = await readSession(installation, token);
	if (!account) return null;
	const { userId, personId, name, role, locale } = account;
	const today = rigaDate(installation.clock.now());
	const seats = personId ? await seatsOf(installation, personId, today) : [];
	return { installation, locale, userId, personId, name, role, seats, isSystem: false };
}
