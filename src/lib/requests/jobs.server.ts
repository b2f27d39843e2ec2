import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { mailSpecialist } from './drafting-mail.server.ts';
import { dropLetterUploads } from './letter-uploads.server.ts';
import { withSpecialist } from './requests.ts';

/** When people begin to read their mail, in Riga. */
const hour = '08.30';

/**
 * Reminds specialists, once, on the working day before a draft is wanted; whoever was asked on that day has just heard of it. What is
 * due is asked of the database, so a morning that was missed is made up for while the day lasts.
 */
export async function remindSpecialists(installation: Installation): Promise<number> {
	const { db, clock } = installation;
	const now = clock.now();
	const today = rigaDate(now);
	const calendar = await calendarOf(installation);
	if (!calendar.isWorkingDay(today) || rigaTime(now) < hour) return 0;
	const where = {
		state: { in: [...withSpecialist] },
		due: { gt: today, lte: calendar.workingDayAfter(today) }
	};
	const wanted = await db.read.drafting.findMany({ where });
	const due = wanted.filter(({ askedAt }) => rigaDate(askedAt) < today);
	let count = 0;
	for (const { id } of due) {
		const mailId = await db.write(async (tx) => {
			const drafting = await tx.drafting.findFirst({ where: { id, ...where } });
			return drafting && mailSpecialist(tx, installation, drafting, 'draft-due');
		});
		if (mailId) count += 1;
	}
	return count;
}

/** What this room does by itself. */
export const jobs: readonly Job[] = [
	{ name: 'requests.remindSpecialists', schedule: '*/5 8-18 * * *', run: remindSpecialists },
	{ name: 'requests.dropLetterUploads', schedule: '40 3 * * *', run: dropLetterUploads }
];
