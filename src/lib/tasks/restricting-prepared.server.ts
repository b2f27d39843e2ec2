import type { Actor } from '#lib/accounts/actor.server.ts';
import { refuseWaiting } from '#lib/accounts/prepared.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { todayOf, type LivingTask } from './lifecycle.server.ts';
import type { RestrictableKind } from './restricting.ts';
import { deeds } from './tasks.ts';
import { seesRestricted } from './visibility.ts';

/**
 * What was prepared or half-written of a task, or of the whole that it is a part of, may tell of what is restricted from now on. The
 * version that its writer saw is no longer the newest, so it is looked at again before it is published; a prepared decision on a later
 * deadline goes by its request, and is to be prepared anew.
 */
export async function letBeSeenAgain(
	tx: Transaction,
	actor: Actor,
	{ id, parentId }: Pick<LivingTask, 'id' | 'parentId'>,
	kind: RestrictableKind
): Promise<void> {
	const wholes = await readWholes(tx, parentId);
	await tx.task.updateMany({ where: { id: { in: wholes } }, data: { version: { increment: 1 } } });
	await refuseWaiting(tx, actor, {
		deed: deeds.decideExtension.name,
		// What is said of a restricted task is restricted with it.
		subjectIds: kind === 'TASK' ? wholes : [id, ...wholes],
		note: m.files_prepared_again({}, { locale: 'lv' })
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
