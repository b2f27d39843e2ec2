import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { recipientsAt } from '#lib/council/recipients.server.ts';
import { readFailing } from '#lib/mail/addresses.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { CouncilAt, Holder } from './hearers.ts';
import { isPaused, type Preference } from './rhythm.ts';

/** Who cannot be reached, or not as usual. */
export interface Reach {
	/** Addresses, in lower case, that send mail back. */
	readonly failing: ReadonlySet<string>;
	/** Who wants no mail. */
	readonly stopped: ReadonlySet<string>;
	/** Of whoever chose something and did not stop, by recipient. */
	readonly preferences: ReadonlyMap<string, Preference>;
}

/** What is known of addresses, and what people chose: two statements, and no more rows than there are exceptions. */
export async function readReach(installation: Pick<Installation, 'db'>): Promise<Reach> {
	const [failing, chosen] = await Promise.all([
		readFailing(installation),
		installation.db.read.mailPreference.findMany()
	]);
	return {
		failing,
		stopped: new Set(chosen.filter(({ stoppedAt }) => stoppedAt).map(({ recipientId }) => recipientId)),
		preferences: new Map(
			chosen
				.filter(({ stoppedAt }) => !stoppedAt)
				.map(({ recipientId, rhythm, pausedFrom, pausedUntil, updatedAt }) => [
					recipientId,
					{
						...{ rhythm: rhythm === 'MONDAYS' ? 'MONDAYS' : 'DAILY', pausedFrom, pausedUntil },
						changedOn: rigaDate(updatedAt)
					}
				])
		)
	};
}

/** Whether mail can go to somebody at an address at all. */
export function isReachable({ failing, stopped }: Reach, recipientId: string, address: string): boolean {
	return !stopped.has(recipientId) && !failing.has(address.toLowerCase());
}

/** The council on a day, as it can be reached. */
export async function councilAt(
	installation: Installation,
	date: PlainDate,
	reach?: Reach
): Promise<CouncilAt> {
	const [{ directory, holders, contacts }, reached] = await Promise.all([
		recipientsAt(installation, date),
		reach ?? readReach(installation)
	]);
	const seen = (places: ReadonlyMap<string, readonly Holder[]>) =>
		new Map(
			[...places].map(([place, people]) => [place, people.map((one) => asReached(one, reached, date))])
		);
	return { directory, date, holders: seen(holders), contacts: seen(contacts) };
}

/** Without an address where mail to it would not arrive or is not wanted; away where a pause lasts. */
function asReached(holder: Holder, reach: Reach, date: PlainDate): Holder {
	if (holder.address && !isReachable(reach, holder.personId, holder.address))
		return { ...holder, address: null };
	const preference = reach.preferences.get(holder.personId);
	return preference && isPaused(preference, date) ? { ...holder, isAway: true } : holder;
}
