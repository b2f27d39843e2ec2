import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { hashOf } from './content-hash.server.ts';
import { readContentOf } from './content-reading.server.ts';
import type { FoundMeeting } from './finding.server.ts';
import { serialise, type MinutesContent } from './minutes-content.ts';

/** The year and the number that the minutes carry: their own, or the next that is free of the body in that year. */
export async function nextNumber(
	tx: Transaction,
	{ bodyId, kind, number, year, date }: FoundMeeting
): Promise<{ number: number; year: number }> {
	if (number !== null && year !== null) return { number, year };
	const own = Number(date!.slice(0, 4));
	const last = await tx.meeting.aggregate({ where: { bodyId, kind, year: own }, _max: { number: true } });
	return { number: (last._max.number ?? 0) + 1, year: own };
}

/** Keeps what the minutes say now, as the next version of them. */
export async function makeVersion(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	made: {
		readonly id: string;
		readonly kind: 'DRAFT' | 'APPROVED';
		readonly commentsUntil: string | null;
		readonly note: string | null;
	}
): Promise<{ number: number; sha256: string; content: MinutesContent }> {
	const { id: meetingId } = meeting;
	const content = await readContentOf(tx, actor, meeting);
	const stored = serialise(content);
	const sha256 = hashOf(stored);
	const last = await tx.minutesVersion.aggregate({ where: { meetingId }, _max: { number: true } });
	const number = (last._max.number ?? 0) + 1;
	const at = actor.installation.clock.now();
	await tx.minutesVersion.create({
		data: { ...made, meetingId, number, content: stored, sha256, at, madeBy: actor.name }
	});
	return { number, sha256, content };
}
