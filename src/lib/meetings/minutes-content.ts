import type { BodyKind } from '#lib/council/council.ts';
import { serialiseValue } from '#lib/documents/stored-value.ts';
import type { AttendanceState } from './attendance.ts';
import type { Quorum } from './rules.ts';
import type { WrittenMinutes } from './written-minutes.ts';

/**
 * All that the minutes say, as one value: what is circulated, approved and known by its hash. Names, seats and institutions stand
 * in it as they were on the day of the meeting; nothing in it is looked up again.
 */
export interface MinutesContent {
	/** Which shape this is; another one gets another number, and both stay readable. */
	readonly form: 1;
	readonly meeting: ContentMeeting;
	readonly attendance: ContentAttendance;
	/** Markdown, as the other texts. */
	readonly opening: string;
	readonly items: readonly ContentItem[];
	readonly closing: string;
}

export interface ContentMeeting {
	readonly kind: string;
	readonly isExtraordinary: boolean;
	/** A council sits, its groups meet. */
	readonly bodyKind: BodyKind;
	/** The names of the bodies that met, the one whose minutes they are first. */
	readonly bodies: readonly string[];
	readonly title: string | null;
	readonly number: number | null;
	readonly date: string | null;
	readonly openedTime: string | null;
	readonly closedTime: string | null;
	readonly place: string | null;
	readonly chair: string | null;
	readonly writer: string | null;
}

export interface ContentAttendance {
	/** Every seat of every body that met, in the order of the print. */
	readonly seats: readonly ContentSeat[];
	readonly guests: readonly ContentGuest[];
	/** Of each body: it must be able to decide by its own rules. */
	readonly quorums: readonly ContentQuorum[];
}

export interface ContentSeat {
	readonly postId: string;
	readonly label: string;
	readonly institution: string | null;
	readonly role: string;
	readonly votingRight: boolean;
	readonly personName: string | null;
	readonly personTitle: string | null;
	/** None: not said. */
	readonly state: AttendanceState | null;
	readonly substituteName: string | null;
	readonly substituteTitle: string | null;
	readonly isOnline: boolean;
	/** The numbers of the first and the last item that were heard; none: from the beginning, to the end. */
	readonly came: number | null;
	readonly left: number | null;
}

export interface ContentGuest {
	readonly name: string;
	readonly title: string | null;
	readonly institution: string | null;
	readonly isOnline: boolean;
	readonly came: number | null;
	readonly left: number | null;
}

export interface ContentQuorum extends Quorum {
	readonly body: string;
	readonly bodyKind: BodyKind;
}

export interface ContentItem {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly presenter: string | null;
	readonly isPublic: boolean;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
	readonly heard: string;
	readonly said: string;
	/** HEARD, POSTPONED, DROPPED. */
	readonly outcome: string | null;
	readonly decisions: readonly ContentDecision[];
	/** Of a decision in writing only: older content is without it. */
	readonly written?: WrittenMinutes | undefined;
}

export interface ContentDecision {
	readonly id: string;
	/** "1.2." */
	readonly number: string;
	readonly text: string;
	readonly isPublic: boolean;
	readonly votes: ContentVotes | null;
	readonly dissents: readonly ContentDissent[];
	/** The numbers of the tasks that it made or is about: what they say stands with them. */
	readonly tasks: readonly number[];
}

export interface ContentVotes {
	readonly for: number;
	readonly against: number;
	readonly abstained: number;
	/** Decided by the casting vote. */
	readonly isCast: boolean;
}

export interface ContentDissent {
	readonly id: string;
	readonly author: string;
	readonly capacity: string;
	readonly text: string;
	/** The name of the letter that was handed in with it. */
	readonly file: string | null;
}

/** The content as it is stored and hashed: of one content always the same characters, whatever the order in which it was put together. */
export function serialise(content: MinutesContent): string {
	return serialiseValue(content);
}

/** What was stored, read again. Throws on a shape that this portal does not know. */
export function readContent(stored: string): MinutesContent {
	const content = JSON.parse(stored) as MinutesContent;
	if (content.form !== 1) throw new Error(`minutes of a shape that is not known: ${String(content.form)}`);
	return content;
}

/** The content with what is restricted by now: an item may have been closed after what it says was kept. */
export function closedNow(
	content: MinutesContent,
	now: readonly { readonly id: string; readonly restrictedUntil: string | null }[]
): MinutesContent {
	const until = new Map(now.map(({ id, restrictedUntil }) => [id, restrictedUntil]));
	const items = content.items.map((item) => {
		const later = until.get(item.id) ?? null;
		const isLater = later !== null && later > (item.restrictedUntil ?? '');
		return isLater ? { ...item, restrictedUntil: later } : item;
	});
	return { ...content, items };
}

/** The content as somebody reads it who sees nothing restricted: such items keep their number, and nothing else. */
export function withoutRestricted(content: MinutesContent, today: string): MinutesContent {
	const items = content.items.map((item) => (isClosed(item, today) ? emptied(item) : item));
	return { ...content, items };
}

/** Whether an item is restricted on a day. */
export function isClosed({ restrictedUntil }: ContentItem, today: string): boolean {
	return restrictedUntil !== null && restrictedUntil >= today;
}

function emptied(item: ContentItem): ContentItem {
	return {
		...item,
		title: '',
		presenter: null,
		heard: '',
		said: '',
		outcome: null,
		decisions: [],
		written: undefined
	};
}

/** Whether anything was decided there. */
export function decides({ items }: MinutesContent): boolean {
	return items.some(({ decisions }) => decisions.length > 0);
}
