import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { findTask, isRepeated, writeEntry } from './lifecycle.server.ts';
import { noteSchema } from './notes-schema.ts';
import { deeds } from './tasks.ts';

export interface Noted {
	readonly number: number;
	readonly entryId: string;
	/** The recorded change; null where the same form came before. */
	readonly eventId: string | null;
}

/**
 * Notes what only the secretariat is to read ("zvanīju, sola piektdien"), whether the task is open or closed. It is no report: it
 * does not count as the last one, changes no status and no version, and the record holds that it was written, not its words.
 * Refuses NOT_FOUND whoever may not, INVALID an empty one. Sent twice with one `entryId` it acts once.
 */
export async function note(actor: Actor, input: unknown): Promise<Noted> {
	const { taskId, entryId, text } = parseInput(noteSchema, input);
	const { db } = actor.installation;
	const work = async (tx: Transaction): Promise<Noted> => {
		const { number, status } = await findTask(tx, actor, deeds.note, taskId);
		if (await isRepeated(tx, actor, { taskId, entryId })) return { number, entryId, eventId: null };
		const capacity = officeOf(actor);
		await writeEntry(tx, actor, {
			...{ id: entryId, taskId, kind: 'NOTE', from: status, to: status },
			...{ text, isInternal: true, capacity }
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.note.name, capacity, subjectType: 'Task', subjectId: taskId },
			after: { entryId }
		});
		return { number, entryId, eventId };
	};
	try {
		return await db.write(work);
	} catch (error) {
		// The same form, twice at the same moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return db.write(work);
	}
}
