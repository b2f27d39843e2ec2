import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { overviewJob } from './overview.server.ts';
import { isPlanned, remindDay, type RemindedDay } from './reminders.server.ts';

/** When people begin to read their mail, in Riga. */
const hour = '08.30';

/**
 * Plans today's reminders once it is 08:30 in Riga on a working day and they are not planned yet: asked every minute,
 * so that a portal that was away at 08:30 does it when it is back.
 */
export async function remindToday(
	installation: Installation,
	parts: readonly WaitingPart[] = []
): Promise<RemindedDay | null> {
	const now = installation.clock.now();
	const today = rigaDate(now);
	if (rigaTime(now) < hour || (await isPlanned(installation, today))) return null;
	if (!(await calendarOf(installation)).isWorkingDay(today)) return null;
	return remindDay(installation, today, { parts });
}

/** What this room does by itself. `parts` is what the rooms below know to wait for people. */
export function jobsOf(parts: readonly WaitingPart[]): readonly Job[] {
	return [
		{
			name: 'reminders.plan',
			schedule: '* * * * *',
			async run(installation) {
				const day = await remindToday(installation, parts);
				if (day) installation.log.info({ ...day, digests: day.digests.length }, 'reminders were planned');
			}
		},
		overviewJob
	];
}
