/** More recipients than that are many: their number is shown first, and their mail can be called back for a while. */
export const fewRecipients = 10;

/** How long mail to many waits, in milliseconds. */
export const timeToCallBack = 10 * 60_000;

/** How many whole minutes are left until mail to many goes; at least one as long as it has not gone. */
export function minutesLeft(startsAt: Date, now: Date): number {
	return Math.max(0, Math.ceil((startsAt.getTime() - now.getTime()) / 60_000));
}
