import type { Actor } from '#lib/accounts/actor.server.ts';
import { paperReferences } from '#lib/meetings/documents-sight.server.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';

/** Refuses NOT_FOUND a file that somebody may not have, wherever it belongs: to a task, to a meeting, or to nothing. */
export function mustSeeFile(actor: Actor, id: string): Promise<void> {
	return mustSeeAttachment(actor, id, paperReferences(actor, id));
}
