import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';

export interface Moving {
	readonly taskId: string;
	readonly bodyId: string;
	readonly decision: string | null;
	readonly capacity: string;
}

/** Moves a task with its subtasks to another body; answers the event's id. */
export async function moveInside(_tx: Transaction, _actor: Actor, _moving: Moving): Promise<string> {
	throw new Refusal('NOT_NOW');
}
