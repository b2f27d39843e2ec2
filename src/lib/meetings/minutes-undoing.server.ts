import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds } from './meetings.ts';
import { findPlace, recordPart, recordedAt } from './minutes.server.ts';
import type { PartKind } from './minutes.ts';

/** What was written at a place of minutes is taken back until they are approved. */
export const undoers: Undoers = {
	[deeds.writeMinutes.name]: (actor, change) =>
		actor.installation.db.write((tx) => takeBack(tx, actor, change))
};

interface WrittenPart {
	readonly part: { readonly place: string; readonly kind: PartKind; readonly text: string };
}

/**
 * What stood there before somebody began to write stands there again. One event tells of a quarter of an hour of writing: what its
 * writer wrote on goes with it, and is kept in the record; whoever wrote there since is not overwritten.
 */
async function takeBack(tx: Transaction, actor: Actor, change: RecordedChange): Promise<void> {
	const { place, kind, text } = (change.before as WrittenPart).part;
	const at = { meetingId: change.subjectId, place, kind };
	const meeting = await findPlace(tx, actor, at);
	const later = await tx.auditEvent.count({ where: { ...recordedAt(at), id: { gt: change.id } } });
	const now = await tx.minutesPart.findUnique({ where: { meetingId_place_kind: at } });
	if (later > 0 || !now) throw new Refusal('CONFLICT');
	await tx.minutesPart.update({
		where: { id: now.id, version: now.version },
		data: {
			...{ text, updatedAt: actor.installation.clock.now(), formId: null },
			...{ userId: actor.userId, writtenBy: actor.name, version: { increment: 1 } }
		}
	});
	await recordPart(tx, actor, meeting, { ...at, before: now.text, after: text, undoes: change.id });
}
