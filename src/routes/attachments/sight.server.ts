import type { Actor } from '#lib/accounts/actor.server.ts';
import { paperReferences } from '#lib/meetings/documents-sight.server.ts';
import { answerReferences } from '#lib/requests/answer-files.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';

/** Refuses NOT_FOUND a file that somebody may not have, wherever it belongs: to a task, a meeting, an answer, or to nothing. */
export function mustSeeFile(actor: Actor, id: string): Promise<void> {
	const references = [paperReferences(actor, id), answerReferences(actor, id)];
	return mustSeeAttachment(actor, id, Prisma.join(references, ' UNION ALL '));
}
