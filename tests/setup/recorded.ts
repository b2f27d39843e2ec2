import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** What the journal recorded, as it is taken back by. */
export async function recordedChange({ db }: Installation, id: string): Promise<RecordedChange> {
	const event = await db.read.auditEvent.findUniqueOrThrow({ where: { id } });
	const { before, after } = event;
	return { ...event, before: JSON.parse(before ?? 'null'), after: JSON.parse(after ?? 'null') };
}
