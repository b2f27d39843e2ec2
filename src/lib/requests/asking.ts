import type { Deed, Locale, Subject } from '#lib/accounts/actor.ts';
import { isLate as isDayLate } from '#lib/calendar/deadlines.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * Ask many, see who has answered, remind only the others: who may do what, which state follows which, and who is late.
 */

/** What can be done about what is asked, and who may. In whose name it is asked and who is asked is said by the subject. */
export const askingDeeds = {
	/** Who has answered, and what. */
	read: { name: 'requests.read', grants: ['SECRETARIAT', 'LEAD', 'ASKED'] },
	/** What is asked, of whom, by when. */
	prepare: { name: 'requests.prepare', grants: ['SECRETARIAT', 'LEAD'] },
	ask: { name: 'requests.ask', grants: ['SECRETARY', 'LEAD'] },
	prepareAsk: { name: 'requests.prepareAsk', grants: ['SECRETARIAT'] },
	/** Of others, when those who were asked first know of it. */
	askMore: { name: 'requests.askMore', grants: ['SECRETARY', 'LEAD'] },
	prepareAskMore: { name: 'requests.prepareAskMore', grants: ['SECRETARIAT'] },
	/** Those who have not answered, and only they. */
	remind: { name: 'requests.remind', grants: ['SECRETARY', 'LEAD'] },
	prepareRemind: { name: 'requests.prepareRemind', grants: ['SECRETARIAT'] },
	/** One's own answer. */
	write: { name: 'requests.write', grants: ['ASKED'] },
	send: { name: 'requests.send', grants: ['ASKED'] },
	handOver: { name: 'requests.handOverAnswer', grants: ['ASKED'] },
	/** What came by letter. */
	register: { name: 'requests.register', grants: ['SECRETARIAT', 'LEAD'] },
	/** What was registered by mistake. */
	unregister: { name: 'requests.unregister', grants: ['SECRETARIAT', 'LEAD'] },
	/** With a question. */
	giveBack: { name: 'requests.giveBack', grants: ['SECRETARY', 'LEAD'] },
	prepareGiveBack: { name: 'requests.prepareGiveBack', grants: ['SECRETARIAT'] },
	accept: { name: 'requests.accept', grants: ['SECRETARIAT', 'LEAD'] },
	reopen: { name: 'requests.reopen', grants: ['SECRETARIAT', 'LEAD'] },
	/** Another day for one of them; one who is asked no more. */
	change: { name: 'requests.change', grants: ['SECRETARIAT', 'LEAD'] },
	/** No more answers are taken. */
	close: { name: 'requests.close', grants: ['SECRETARIAT', 'LEAD'] },
	open: { name: 'requests.open', grants: ['SECRETARIAT', 'LEAD'] }
} satisfies Record<string, Deed>;

export type RequestState = 'PREPARED' | 'ASKED' | 'CLOSED';

export const answerStates = ['ASKED', 'DRAFT', 'SENT', 'RETURNED', 'ACCEPTED'] as const;
export type AnswerState = (typeof answerStates)[number];

/** The legal moves. What was sent can be sent anew until it is accepted; what was accepted can be opened again. */
export const answerMoves: Readonly<Record<AnswerState, readonly AnswerState[]>> = {
	ASKED: ['DRAFT', 'SENT'],
	DRAFT: ['ASKED', 'SENT'],
	SENT: ['SENT', 'RETURNED', 'ACCEPTED'],
	RETURNED: ['SENT'],
	ACCEPTED: ['SENT']
};

/** Whether a state may follow another. */
export function isAnswerMove(from: AnswerState, to: AnswerState): boolean {
	return answerMoves[from].includes(to);
}

/** It waits for whoever is asked. */
export const owedStates: readonly AnswerState[] = ['ASKED', 'DRAFT', 'RETURNED'];

/** An answer, as far as its state goes. */
export interface AnswerStanding {
	readonly state: AnswerState;
	/** The day of its first sending. */
	readonly firstSentOn: PlainDate | null;
	/** Its own day or its request's. */
	readonly due: PlainDate | null;
	readonly withdrawnAt: Date | null;
}

/** Whether somebody still owes it. */
export function isOwed({ state, withdrawnAt }: Pick<AnswerStanding, 'state' | 'withdrawnAt'>): boolean {
	return withdrawnAt === null && owedStates.includes(state);
}

/**
 * Whether what stands there was carried over from the last time, and nobody has touched it: it is nobody's draft.
 */
export function isCarried({
	draft,
	draftBy
}: {
	readonly draft: string | null;
	readonly draftBy: string | null;
}): boolean {
	return draft !== null && draftBy === null;
}

/**
 * Whether it is late: sent after its last day, or not sent when that is over. On time or late is told by the first sending; a question
 * about what came in time makes nobody late.
 */
export function isAnswerLate(
	{ firstSentOn, due, withdrawnAt }: AnswerStanding,
	calendar: WorkingCalendar,
	today: PlainDate
): boolean {
	return due !== null && withdrawnAt === null && isDayLate(calendar, due, firstSentOn ?? today);
}

/** The word of a state, of "atbilde". */
export function answerStateWord(state: AnswerState, locale: Locale): string {
	const options = { locale };
	switch (state) {
		case 'ASKED':
			return m.asking_state_asked({}, options);
		case 'DRAFT':
			return m.asking_state_draft({}, options);
		case 'SENT':
			return m.asking_state_sent({}, options);
		case 'RETURNED':
			return m.asking_state_returned({}, options);
		case 'ACCEPTED':
			return m.asking_state_accepted({}, options);
	}
}

/** Who is asked for which part, as it stands once in a request. */
export function answerKey({
	institutionId,
	postId,
	label,
	partId
}: {
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly partId: string | null;
}): string {
	const who = institutionId ? `institution:${institutionId}` : `post:${postId}`;
	return [partId ?? '', who, label ?? ''].join('|');
}

/** What the grants are asked about: in whose name it is asked, and who is asked. `institutionIds`: with their successors of today. */
export function subjectOfRequest(
	{ bodyId }: { readonly bodyId: string | null },
	asked: Pick<Subject, 'institutionIds' | 'postIds'> = {}
): Subject {
	return { ...(bodyId ? { bodyId } : {}), ...asked };
}
