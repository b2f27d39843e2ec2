import { systemActor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { writeWithNumbers } from './editing-task.server.ts';
import { beginNextOccurrence } from './recurrence.server.ts';
import { followTheDate } from './word-index.server.ts';

/**
 * Begins what follows each recurring task whose deadline has come and that nothing follows yet; answers their numbers. In a body
 * that has ended nothing begins any more. A portal that was away does it when it is back. One that cannot be begun stops none of the others.
 */
export async function beginWhatIsDue(installation: Installation): Promise<number[]> {
	const today = rigaDate(installation.clock.now());
	const due = await installation.db.read.$queryRaw<{ id: string }[]>`
		SELECT t."id" FROM "Task" t
		JOIN "Body" b ON b."id" = t."bodyId" AND (b."endDate" IS NULL OR b."endDate" >= ${today})
		WHERE t."recurrence" IS NOT NULL AND t."occurrence" <= ${today}
			AND (t."closedAs" IS NULL OR t."closedAs" IN ('DONE', 'PARTLY_DONE', 'NOT_DONE'))
			AND NOT EXISTS (
				SELECT 1 FROM "Task" l WHERE l."seriesId" = t."seriesId" AND l."occurrence" > t."occurrence"
			)
		ORDER BY t."number"`;
	const actor = systemActor(installation);
	const begun: number[] = [];
	for (const { id } of due) {
		try {
			const number = await writeWithNumbers(installation, (tx) => beginNextOccurrence(tx, actor, id));
			if (number !== null) begun.push(number);
		} catch (error) {
			installation.log.error({ err: error, taskId: id }, 'the next of a recurring task could not begin');
		}
	}
	return begun;
}

/** What this room does by itself. */
export const jobs: readonly Job[] = [
	{
		name: 'tasks.repeat',
		schedule: '10 * * * *',
		async run(installation) {
			const begun = await beginWhatIsDue(installation);
			if (begun.length) installation.log.info({ begun }, 'recurring tasks began anew');
		}
	},
	{ name: 'tasks.find', schedule: '* * * * *', run: followTheDate }
];
