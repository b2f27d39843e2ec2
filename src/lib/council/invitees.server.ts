import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Candidate } from '#lib/accounts/invite-many.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { postHoldersAt } from './recipients.server.ts';

/** Everybody who holds a seat today and has an address, once each, in Latvian order: whom the accounts may invite. */
export async function seatHoldersWithAddress({ installation }: Actor): Promise<Candidate[]> {
	const holders = await postHoldersAt(installation, rigaDate(installation.clock.now()));
	const people = new Map<string, Candidate>();
	for (const { personId, name, address, locale } of [...holders.values()].flat())
		if (address) people.set(personId, { personId, name, email: address.toLowerCase(), locale });
	return [...people.values()].sort((a, b) => order.compare(a.name, b.name));
}

const order = new Intl.Collator('lv');
