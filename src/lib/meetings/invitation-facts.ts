import { z } from 'zod';

/** What the entry in somebody's calendar says, as they were last told. */
export const toldSchema = z.object({
	date: z.string().nullable(),
	startTime: z.string().nullable(),
	endTime: z.string().nullable(),
	place: z.string().nullable(),
	link: z.string().nullable(),
	title: z.string().nullable()
});
export type ToldMeeting = z.infer<typeof toldSchema>;

/** What a mail about an invitation carries: what it said is kept, so that the next one can say what is different. */
export const invitationFacts = z.object({
	meetingId: z.string(),
	/** Of the calendar entry: what changed since is told by another mail. */
	sequence: z.number(),
	linkId: z.string().nullable(),
	as: toldSchema,
	/** What its reader was told before. */
	before: toldSchema.optional(),
	/** Why it is taken back: the meeting was called off, its reader sits there no more, or it has no day any more. */
	why: z.enum(['CANCELLED', 'LEFT', 'UNDATED']).optional()
});
export type InvitationFacts = z.infer<typeof invitationFacts>;

/** The kinds of mail that put an entry into a calendar, change it, or take it out. */
export const entryKinds = ['meeting-invitation', 'meeting-changed', 'meeting-cancelled'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What of a meeting its readers were told. */
export function toldOf({ date, startTime, endTime, place, link, title }: ToldMeeting): ToldMeeting {
	return { date, startTime, endTime, place, link, title };
}

/** What the mails about a meeting to one person are about. */
export function mailSubject(meetingId: string, personId: string): string {
	return `meeting:${meetingId}:${personId}`;
}

/** All mails about a meeting, whoever they go to, as a `where` of their subject. */
export function mailsAbout(meetingId: string): { readonly gte: string; readonly lt: string } {
	return { gte: `meeting:${meetingId}:`, lt: `meeting:${meetingId};` };
}
