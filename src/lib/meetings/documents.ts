import type { PlainDate } from '#lib/calendar/days.ts';
import type { Locale, Standing } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { bodiesSeen, isRestricted, seesInternal } from '#lib/tasks/visibility.ts';

/** Who may read a paper of a meeting; PUBLIC stands beside the agenda once that is published. */
export const meetingAudiences = ['COUNCIL', 'BODY', 'SECRETARIAT', 'PUBLIC'] as const;
export type MeetingAudience = (typeof meetingAudiences)[number];

/** Whom a form offers: what only the secretariat reads, only the secretariat leaves. */
export function meetingAudiencesFor(standing: Standing): readonly MeetingAudience[] {
	return seesInternal(standing)
		? meetingAudiences
		: meetingAudiences.filter((audience) => audience !== 'SECRETARIAT');
}

/** For whom it is, in words: "Padomei un visiem, kas lieto portālu". */
export function audienceWord(audience: string, locale: Locale): string {
	const options = { locale };
	switch (audience as MeetingAudience) {
		case 'PUBLIC':
			return m.agenda_audience_public({}, options);
		case 'COUNCIL':
			return m.agenda_audience_council({}, options);
		case 'BODY':
			return m.agenda_audience_body({}, options);
		case 'SECRETARIAT':
			return m.agenda_audience_secretariat({}, options);
	}
}

/** What decides who sees a paper. */
export interface Guarded {
	readonly audience: string;
	readonly restrictedUntil: PlainDate | null;
}

/** Whether a paper is there for somebody: of a meeting of these bodies, on a day. */
export function seesDocument(
	standing: Standing,
	bodyIds: readonly string[],
	document: Guarded,
	today: PlainDate
): boolean {
	const bodies = bodiesSeen(standing);
	const sits = bodies === 'ALL' || bodyIds.some((id) => bodies.includes(id));
	if (isRestricted(document, today) && !sits) return false;
	if (document.audience === 'SECRETARIAT') return seesInternal(standing);
	return document.audience !== 'BODY' || sits;
}

/** A paper as pages show it. */
export interface MeetingDocumentView {
	readonly id: string;
	readonly itemId: string | null;
	readonly title: string;
	/** Where it is a file: its name and size; `attachmentId` is null where this reader may not have it any more. */
	readonly file: {
		readonly name: string;
		readonly size: number;
		readonly attachmentId: string | null;
	} | null;
	/** Where it is a page elsewhere. */
	readonly address: string | null;
	readonly audience: MeetingAudience;
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	readonly on: PlainDate;
	readonly author: string;
	readonly withdrawn: { readonly by: string; readonly on: PlainDate; readonly reason: string } | null;
	/** The one of which it is a newer version. */
	readonly replacesId: string | null;
	readonly isRedacted: boolean;
	readonly version: number;
}

/** Those that hold: what a newer version has replaced is listed with that one only. */
export function newestOf(documents: readonly MeetingDocumentView[]): MeetingDocumentView[] {
	const replaced = new Set(
		documents.filter(({ withdrawn }) => withdrawn === null).map(({ replacesId }) => replacesId)
	);
	return documents.filter(({ id }) => !replaced.has(id));
}
