import type { Actor } from '#lib/accounts/actor.server.ts';
import { isSeenPaper } from '#lib/meetings/documents-sight.server.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';

/** Refuses NOT_FOUND a file that somebody may not have, wherever it belongs: to a meeting, to a task, or to nothing. */
export async function mustSeeFile(actor: Actor, id: unknown): Promise<void> {
	if (!(await isSeenPaper(actor, id))) await mustSeeAttachment(actor, id);
}
