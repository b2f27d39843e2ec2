import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { paperReferences } from '#lib/meetings/documents-sight.server.ts';
import { answerReferences } from '#lib/requests/answer-files.server.ts';
import { resolutionReferences } from '#lib/resolutions/sight.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';

/** Refuses NOT_FOUND a file that somebody may not have, wherever it belongs: to a task, a meeting, an answer, a resolution, or nothing. */
export async function mustSeeFile(actor: Actor, id: string): Promise<void> {
	const directory = await directoryOf(actor.installation);
	const references = [
		paperReferences(actor, id),
		answerReferences(actor, id),
		resolutionReferences(actor, directory, id)
	];
	return mustSeeAttachment(actor, id, Prisma.join(references, ' UNION ALL '));
}
