import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { difference, mustBeUnchanged } from '#lib/council/changing.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mustBeAsSeen } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { findForSigning, mark, recordSigning } from './signing.server.ts';
import { registerSchema } from './signing-schema.ts';

/** Under which number the register of documents has the minutes, and under which index the file lies. */
interface Register {
	readonly docNumber: string | null;
	readonly fileIndex: string | null;
}

/**
 * Notes the document's number and the index of its file (lietas indekss). Refuses NOT_FOUND whoever may not, NOT_NOW before the minutes
 * are approved, CONFLICT where somebody noted something else meanwhile. What is so already is no change.
 */
export async function register(
	actor: Actor,
	input: unknown
): Promise<{ readonly meetingId: string; readonly eventId: string | null }> {
	const { meetingId, version: seen, ...after } = parseInput(registerSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findForSigning(tx, actor, meetingId);
		const { docNumber, fileIndex, version } = meeting;
		const change = difference<Register>({ docNumber, fileIndex }, after);
		if (!change) return { meetingId, eventId: null };
		const values = { docNumber, fileIndex };
		await mustBeAsSeen(tx, { id: meetingId, version }, { seen, values });
		await tx.meeting.update({
			where: { id: meetingId, version },
			data: { ...after, version: { increment: 1 } }
		});
		return { meetingId, eventId: await recordSigning(tx, actor, meeting, change) };
	});
}

/** As the deeds of signing record themselves: which of them it was shows in what it changed. */
interface Recorded extends Partial<Register> {
	readonly signedId?: string;
	readonly isWithdrawn?: boolean;
}

/** What was signed, withdrawn or noted, taken back. */
export const undoers: Undoers = {
	[deeds.sign.name]: async (actor: Actor, { id: undoes, subjectId, ...change }: RecordedChange) => {
		const [before, after] = [change.before as Recorded, change.after as Recorded];
		await actor.installation.db.write(async (tx) => {
			const meeting = await findForSigning(tx, actor, subjectId);
			if (after.signedId) {
				const { signedId } = after;
				const isWithdrawn = !after.isWithdrawn;
				if (!(await mark(tx, actor, meeting, { signedId, isWithdrawn, undoes })))
					throw new Refusal('CONFLICT');
				return;
			}
			mustBeUnchanged(meeting, after as Record<string, unknown>);
			await tx.meeting.update({
				where: { id: subjectId },
				data: { ...before, version: { increment: 1 } }
			});
			await recordSigning(tx, actor, meeting, { before: after, after: before, undoes });
		});
	}
};
