import type { AttendanceView } from './attendance.ts';
import type { FoundMeeting } from './finding.server.ts';
import { isAsked } from './meetings.ts';
import { writtenResultOf, type WrittenResult } from './written-results.ts';
import { standingAnswers, type KeptAnswer } from './written.ts';

/** Whose vote decides at a tie: whoever was named for it, else the chair of the body. */
export function chairOf(
	{ chairPostId }: Pick<FoundMeeting, 'chairPostId'>,
	bodies: AttendanceView['bodies']
): string | null {
	return chairPostId ?? bodies[0]?.seats.find(({ role }) => role === 'CHAIR')?.postId ?? null;
}

/** What came of each question, by the seats and the rules of the bodies as they stood. */
export function tally(
	meeting: Pick<FoundMeeting, 'chairPostId' | 'silenceCounts'>,
	{ bodies }: Pick<AttendanceView, 'bodies'>,
	{ itemIds, answers }: { readonly itemIds: readonly string[]; readonly answers: readonly KeptAnswer[] }
): Map<string, WrittenResult> {
	const around = { silenceCounts: meeting.silenceCounts ?? false, chairPostId: chairOf(meeting, bodies) };
	return new Map(itemIds.map((id) => [id, writtenResultOf(bodies, standingAnswers(answers, id), around)]));
}

/** Whether answers decided it: it was asked and ended, and who could vote is frozen. */
export function isTallied(meeting: FoundMeeting): boolean {
	return isAsked(meeting) && meeting.rules !== null;
}
