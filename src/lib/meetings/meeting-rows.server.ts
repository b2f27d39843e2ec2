import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { meetingWord, shapeOf, statusWord, type MeetingKind, type MeetingShape } from './meetings.ts';
import type { MeetingStatus } from './meetings.ts';

/** A meeting as lists show it. */
export interface MeetingRow {
	readonly id: string;
	/** What it is: "Sēde", "Ārkārtas sanāksme". */
	readonly word: string;
	readonly title: string | null;
	readonly date: string | null;
	readonly startTime: string | null;
	readonly endTime: string | null;
	readonly place: string | null;
	readonly link: string | null;
	readonly number: number | null;
	readonly status: { readonly word: string; readonly shape: MeetingShape };
	readonly isCancelled: boolean;
	readonly isSample: boolean;
	/** Those who meet, the one whose minutes they are first. */
	readonly bodies: readonly { readonly slug: string; readonly name: string }[];
}

/** What a row is made of. */
export const rowColumns = {
	...{ id: true, kind: true, status: true, bodyId: true, isExtraordinary: true, title: true, date: true },
	...{ startTime: true, endTime: true, place: true, link: true, number: true, isSample: true }
} as const;

/** A meeting as `rowColumns` reads it. */
export interface RowRecord {
	readonly id: string;
	readonly kind: string;
	readonly status: string;
	readonly bodyId: string;
	readonly isExtraordinary: boolean;
	readonly title: string | null;
	readonly date: string | null;
	readonly startTime: string | null;
	readonly endTime: string | null;
	readonly place: string | null;
	readonly link: string | null;
	readonly number: number | null;
	readonly isSample: boolean;
}

/** The bodies of these meetings, by meeting: one statement, none where there are no meetings. */
export async function readBodiesOf(
	{ installation: { db } }: Actor,
	meetingIds: readonly string[]
): Promise<Map<string, string[]>> {
	if (meetingIds.length === 0) return new Map();
	const rows = await db.read.meetingBody.findMany({
		where: { meetingId: { in: [...meetingIds] } },
		orderBy: [{ position: 'asc' }, { bodyId: 'asc' }],
		select: { meetingId: true, bodyId: true }
	});
	const byMeeting = Map.groupBy(rows, ({ meetingId }) => meetingId);
	return new Map([...byMeeting].map(([id, of]) => [id, of.map(({ bodyId }) => bodyId)]));
}

/** A row in the reader's words. */
export function viewRow(
	record: RowRecord,
	bodyIds: readonly string[],
	{ directory, locale }: { readonly directory: Directory; readonly locale: Locale }
): MeetingRow {
	const { kind, status, bodyId, isExtraordinary, ...row } = record;
	const body = bodyById(directory, bodyId);
	return {
		...{ ...row, isCancelled: status === 'CANCELLED' },
		word: meetingWord({ kind, isExtraordinary }, body?.kind ?? 'SUBGROUP', locale),
		status: {
			word: statusWord(status as MeetingStatus, kind as MeetingKind, locale),
			shape: shapeOf(status as MeetingStatus)
		},
		bodies: bodyIds.flatMap((id) => {
			const one = bodyById(directory, id);
			return one ? [{ slug: one.slug, name: one.shortName }] : [];
		})
	};
}
