import type { AttendanceView } from './attendance.ts';
import { isAsked } from './meetings.ts';
import { writtenResultOf, type WrittenResult } from './written-results.ts';
import { standingAnswers, type KeptAnswer } from './written.ts';

/** Whose vote decides at a tie: whoever was named for it, else the chair of the body. */
function chairOf(chairPostId: string | null, bodies: AttendanceView['bodies']): string | null {
	return chairPostId ?? bodies[0]?.seats.find(({ role }) => role === 'CHAIR')?.postId ?? null;
}

/** What of a decision in writing its counting goes by. */
interface Asked {
	readonly chairPostId: string | null;
	readonly silenceCounts: boolean | null;
}

/** What came of each question, by the seats and the rules of the bodies as they stood. */
export function tally(
	{ chairPostId, silenceCounts }: Asked,
	{ bodies }: Pick<AttendanceView, 'bodies'>,
	{ itemIds, answers }: { readonly itemIds: readonly string[]; readonly answers: readonly KeptAnswer[] }
): Map<string, WrittenResult> {
	const around = {
		silenceCounts: silenceCounts ?? false,
		chairPostId: chairOf(chairPostId, bodies)
	};
	return new Map(itemIds.map((id) => [id, writtenResultOf(bodies, standingAnswers(answers, id), around)]));
}

/** Whether answers decided it: it was asked and ended, and who could vote is frozen. */
export function isTallied(meeting: {
	readonly kind: string;
	readonly invitedAt: Date | null;
	readonly rules: string | null;
}): boolean {
	return isAsked(meeting) && meeting.rules !== null;
}
