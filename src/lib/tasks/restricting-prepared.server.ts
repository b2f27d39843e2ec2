import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { todayOf, type LivingTask } from './lifecycle.server.ts';
import { seesRestricted } from './visibility.ts';

/**
 * What was prepared, asked for or half-written of a task, or of the whole that it is a part of, may tell of what is restricted from now
 * on: the version that its writer saw is no longer the newest, so it is looked at again before it is published.
 */
export async function letBeSeenAgain(
	tx: Transaction,
	{ id, parentId }: Pick<LivingTask, 'id' | 'parentId'>
): Promise<void> {
	const wholes = await readWholes(tx, parentId);
	const later = { version: { increment: 1 } } as const;
	await tx.task.updateMany({ where: { id: { in: wholes } }, data: later });
	await tx.extensionRequest.updateMany({
		where: { taskId: { in: [id, ...wholes] }, state: 'ASKED' },
		data: later
	});
}

const deepest = 9;

async function readWholes(tx: Transaction, parentId: string | null): Promise<string[]> {
	const wholes: string[] = [];
	for (let next = parentId; next !== null && wholes.length < deepest;) {
		wholes.push(next);
		const whole = await tx.task.findUniqueOrThrow({ where: { id: next }, select: { parentId: true } });
		next = whole.parentId;
	}
	return wholes;
}

/** Whether something that a task consists of is restricted, however deep, and somebody may know of it. */
export async function knowsOfRestrictedPart(tx: Transaction, actor: Actor, taskId: string): Promise<boolean> {
	const parts = await tx.$queryRaw<{ bodyId: string }[]>`
		WITH RECURSIVE "down" AS (
			SELECT "id", "bodyId", "restrictedUntil", 1 AS "level" FROM "Task" WHERE "parentId" = ${taskId}
			UNION ALL
			SELECT c."id", c."bodyId", c."restrictedUntil", d."level" + 1
			FROM "Task" c JOIN "down" d ON c."parentId" = d."id" WHERE d."level" < 9
		)
		SELECT DISTINCT "bodyId" FROM "down" WHERE "restrictedUntil" >= ${todayOf(actor)}`;
	return parts.some(({ bodyId }) => seesRestricted(actor, bodyId));
}
