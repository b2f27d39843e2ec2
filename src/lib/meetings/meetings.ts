import type { Deed, Locale, Subject } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { BodyKind } from '#lib/council/council.ts';

/** What can be done with a meeting, and who may. A deed that is not here is nobody's. */
export const deeds = {
	read: { name: 'meetings.read', grants: ['SIGNED_IN', 'SYSTEM'] },
	plan: { name: 'meetings.plan', grants: ['SECRETARIAT', 'LEAD'] },
	edit: { name: 'meetings.edit', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	cancel: { name: 'meetings.cancel', grants: ['SECRETARY', 'LEAD'] },
	/** Sent, put before a secretary: what goes out, and what is taken back. */
	prepareCancel: { name: 'meetings.prepareCancel', grants: ['SECRETARIAT'] },
	/** What is on the agenda, its papers, in which order. */
	changeAgenda: { name: 'meetings.changeAgenda', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	askDates: { name: 'meetings.askDates', grants: ['SECRETARY', 'LEAD'] },
	prepareAskDates: { name: 'meetings.prepareAskDates', grants: ['SECRETARIAT'] },
	invite: { name: 'meetings.invite', grants: ['SECRETARY', 'LEAD'] },
	prepareInvite: { name: 'meetings.prepareInvite', grants: ['SECRETARIAT'] },
	/** Those who have not answered, and only they. */
	remind: { name: 'meetings.remind', grants: ['SECRETARY', 'LEAD'] },
	prepareRemind: { name: 'meetings.prepareRemind', grants: ['SECRETARIAT'] },
	/** A seat's own answer: I come, X comes for me; which days suit. */
	reply: { name: 'meetings.reply', grants: ['RESPONSIBLE'] },
	/** What a seat said by telephone. */
	registerReply: { name: 'meetings.registerReply', grants: ['SECRETARIAT', 'LEAD'] },
	attend: { name: 'meetings.attend', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	writeMinutes: { name: 'meetings.writeMinutes', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	decide: { name: 'meetings.decide', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	makeTask: { name: 'meetings.makeTask', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	/** Written dissent: one's own, or registered for whoever handed it in. */
	dissent: { name: 'meetings.dissent', grants: ['RESPONSIBLE'] },
	registerDissent: { name: 'meetings.registerDissent', grants: ['SECRETARIAT', 'LEAD', 'WRITING'] },
	circulate: { name: 'meetings.circulate', grants: ['SECRETARY', 'LEAD', 'PRESIDING', 'WRITING'] },
	prepareCirculate: { name: 'meetings.prepareCirculate', grants: ['SECRETARIAT'] },
	comment: { name: 'meetings.comment', grants: ['RESPONSIBLE', 'SECRETARIAT', 'PRESIDING', 'WRITING'] },
	answerComment: {
		name: 'meetings.answerComment',
		grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING']
	},
	approve: { name: 'meetings.approve', grants: ['SECRETARY', 'LEAD', 'PRESIDING'] },
	prepareApprove: { name: 'meetings.prepareApprove', grants: ['SECRETARIAT'] },
	correct: { name: 'meetings.correct', grants: ['SECRETARY', 'LEAD', 'PRESIDING', 'WRITING'] },
	sign: { name: 'meetings.sign', grants: ['SECRETARIAT', 'LEAD', 'PRESIDING', 'WRITING'] },
	publish: { name: 'meetings.publish', grants: ['SECRETARY'] },
	preparePublish: { name: 'meetings.preparePublish', grants: ['SECRETARIAT'] },
	/** Whether the council shows anything to readers without an account. */
	changePublicPages: { name: 'meetings.changePublicPages', grants: ['SECRETARY'] },
	/** How a body decides: quorum, majority, substitutes. */
	changeRules: { name: 'meetings.changeRules', grants: ['SECRETARY'] },
	/** The texts and the order of the documents that are made. */
	changeTexts: { name: 'meetings.changeTexts', grants: ['SECRETARIAT'] },
	/** A decision in writing: asked, answered, ended. */
	ask: { name: 'meetings.ask', grants: ['SECRETARY', 'LEAD'] },
	prepareAsk: { name: 'meetings.prepareAsk', grants: ['SECRETARIAT'] },
	answer: { name: 'meetings.answer', grants: ['RESPONSIBLE'] },
	registerAnswer: { name: 'meetings.registerAnswer', grants: ['SECRETARIAT'] },
	/** Those who have not answered in writing, and only they. */
	remindWritten: { name: 'meetings.remindWritten', grants: ['SECRETARY', 'LEAD'] },
	prepareRemindWritten: { name: 'meetings.prepareRemindWritten', grants: ['SECRETARIAT'] },
	/** By itself after the last day; before it, where everybody has answered. */
	end: { name: 'meetings.end', grants: ['SECRETARY', 'LEAD', 'PRESIDING', 'SYSTEM'] },
	/** Somebody objected: the same questions before a meeting. */
	turn: { name: 'meetings.turn', grants: ['SECRETARY', 'LEAD'] },
	/** A subgroup's result before the council. */
	lay: { name: 'meetings.lay', grants: ['LEAD'] },
	/** What a decision makes of it: done, or back again. */
	settle: { name: 'meetings.settle', grants: ['SECRETARY', 'LEAD', 'PRESIDING'] },
	withdrawLaying: { name: 'meetings.withdrawLaying', grants: ['LEAD', 'SECRETARIAT'] },
	/** The plan of a year. */
	changePlan: { name: 'meetings.changePlan', grants: ['SECRETARIAT', 'LEAD'] },
	approvePlan: { name: 'meetings.approvePlan', grants: ['SECRETARY', 'LEAD'] }
} satisfies Record<string, Deed>;

export type MeetingKind = 'SITTING' | 'WRITTEN';

export const meetingStatuses = [
	...(['PLANNED', 'INVITED', 'HELD', 'CIRCULATED', 'APPROVED', 'SIGNED', 'CANCELLED'] as const)
] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

/**
 * The legal moves. What was called off stays so (taking the change back is no move); approved minutes are never opened again:
 * a mistake is mended beside them.
 */
export const moves: Readonly<Record<MeetingStatus, readonly MeetingStatus[]>> = {
	PLANNED: ['INVITED', 'HELD', 'CANCELLED'],
	INVITED: ['HELD', 'CANCELLED'],
	HELD: ['CIRCULATED', 'APPROVED'],
	CIRCULATED: ['APPROVED'],
	APPROVED: ['SIGNED'],
	SIGNED: [],
	CANCELLED: []
};

/** Whether a state may follow another. */
export function isMove(from: MeetingStatus, to: MeetingStatus): boolean {
	return moves[from].includes(to);
}

/** It still lies ahead: its day, its agenda and who comes can change. */
export const aheadStatuses: readonly MeetingStatus[] = ['PLANNED', 'INVITED'];
/** Its minutes can be written: it may have begun, and they are not approved. */
export const writableStatuses: readonly MeetingStatus[] = ['PLANNED', 'INVITED', 'HELD', 'CIRCULATED'];
/** Its minutes are approved: nothing of it changes any more. */
export const lockedStatuses: readonly MeetingStatus[] = ['APPROVED', 'SIGNED'];

/** Not approved and not called off. */
export function isWritable({ status }: { readonly status: string }): boolean {
	return writableStatuses.includes(status as MeetingStatus);
}

/** Approved: nothing of it changes any more. */
export function isLocked({ status }: { readonly status: string }): boolean {
	return lockedStatuses.includes(status as MeetingStatus);
}

/** Not yet held and not called off. */
export function isAhead({ status }: { readonly status: string }): boolean {
	return aheadStatuses.includes(status as MeetingStatus);
}

/** A decision in writing that was asked: its questions stand as they were sent. */
export function isAsked({ kind, invitedAt }: { readonly kind: string; readonly invitedAt: Date | null }) {
	return kind === 'WRITTEN' && invitedAt !== null;
}

/** What it decides comes of the answers, not of who writes its minutes; one that is entered afterwards is written as any other. */
export function isDecidedByAnswers(meeting: {
	readonly kind: string;
	readonly status: string;
	readonly invitedAt: Date | null;
}): boolean {
	return isAsked(meeting) || (meeting.kind === 'WRITTEN' && isAhead(meeting));
}

/** How `date` is stored for sorting: what has no day yet comes last, on both databases. */
export function dateKeyOf(date: string | null): string {
	return date ?? '9999-12-31';
}

/** What rights go by. */
export interface MeetingOfficers {
	readonly bodyId: string;
	readonly chairPersonId: string | null;
	readonly writerPersonId: string | null;
	readonly writerUserId: string | null;
}

/** Whom a meeting concerns, for the grants. `postIds`: the seats of its body that day, for what every seat may do. */
export function subjectOf(meeting: MeetingOfficers, postIds: readonly string[] = []): Subject {
	const { bodyId, chairPersonId, writerPersonId, writerUserId } = meeting;
	return { bodyId, postIds, presiding: chairPersonId, writing: [writerPersonId, writerUserId] };
}

export type MeetingShape = 'todo' | 'going' | 'done' | 'ask' | 'off';

/** The status as the class of its shape (`<span class="st going">`). */
export function shapeOf(status: MeetingStatus): MeetingShape {
	switch (status) {
		case 'PLANNED':
			return 'todo';
		case 'INVITED':
		case 'HELD':
			return 'going';
		case 'CIRCULATED':
			return 'ask';
		case 'APPROVED':
		case 'SIGNED':
			return 'done';
		case 'CANCELLED':
			return 'off';
	}
}

/** The status in words that agree with what it is: "Sasaukta", of a decision in writing "Nodota lemšanai". */
export function statusWord(status: MeetingStatus, kind: MeetingKind, locale: Locale): string {
	const options = { locale };
	switch (status) {
		case 'PLANNED':
			return kind === 'WRITTEN'
				? m.meetings_status_prepared({}, options)
				: m.meetings_status_planned({}, options);
		case 'INVITED':
			return kind === 'WRITTEN'
				? m.meetings_status_asked({}, options)
				: m.meetings_status_invited({}, options);
		case 'HELD':
			return kind === 'WRITTEN' ? m.meetings_status_ended({}, options) : m.meetings_status_held({}, options);
		case 'CIRCULATED':
			return m.meetings_status_circulated({}, options);
		case 'APPROVED':
			return m.meetings_status_approved({}, options);
		case 'SIGNED':
			return m.meetings_status_signed({}, options);
		case 'CANCELLED':
			return m.meetings_status_cancelled({}, options);
	}
}

/** What a meeting of such a body is called: the council sits (sēde), its groups meet (sanāksme). */
export function meetingWord(
	{ kind, isExtraordinary }: { readonly kind: string; readonly isExtraordinary: boolean },
	body: BodyKind,
	locale: Locale
): string {
	const options = { locale };
	if (kind === 'WRITTEN') return m.meetings_word_written({}, options);
	if (body === 'COUNCIL')
		return isExtraordinary
			? m.meetings_word_extraordinary({}, options)
			: m.meetings_word_sitting({}, options);
	return isExtraordinary
		? m.meetings_word_extraordinary_group({}, options)
		: m.meetings_word_group({}, options);
}
