import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readAttendance } from './attendance-view.server.ts';
import { mayWithdraw } from './dissents.server.ts';
import { dissentersAt, dissentUntil, isInTime, isUnanimous, type Dissenter } from './dissents.ts';
import { mayDo, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';
import type { DecisionView, MinutesView } from './minutes.ts';

/** What somebody can do about the dissents of a decision. */
export interface DissentForms {
	/** As whom this reader can hand in one; null where they cannot, or not any more. */
	readonly capacity: string | null;
	/** The seats of which one that came by letter can be registered; null where this reader registers none. */
	readonly seats: readonly { readonly value: string; readonly label: string }[] | null;
	/** The last day for it; null: until the minutes are approved. */
	readonly until: PlainDate | null;
	readonly today: PlainDate;
	readonly formIds: { readonly own: string; readonly registered: string };
	/** Those that this reader can take back. */
	readonly withdrawable: readonly string[];
}

interface AtHand {
	readonly meeting: FoundMeeting;
	readonly decision: DecisionView;
	readonly itemId: string;
	readonly written: Pick<MinutesView, 'items'>;
	readonly guests: Parameters<typeof readAttendance>[3] extends { guests: infer G } | undefined ? G : never;
}

/** For whoever reads the minutes. Two statements, none where nothing can be done. */
export async function readDissentForms(
	actor: Actor,
	{ meeting, decision, itemId, written, guests }: AtHand
): Promise<DissentForms | null> {
	const today = todayOf(actor);
	const isPast = meeting.date === null || meeting.date <= today;
	const registers = mayDo(actor, deeds.registerDissent, meeting);
	if (meeting.kind !== 'SITTING' || meeting.status === 'CANCELLED' || !isPast) return null;
	if (!registers && actor.personId === null) return null;
	const { read } = actor.installation.db;
	const attendance = await readAttendance(actor, meeting, read, { items: [...written.items], guests });
	const { dissents, votes } = decision;
	const given = new Set(dissents.map((one) => one.personId ?? one.capacity));
	const isGiven = ({ personId, capacity }: Dissenter) => given.has(personId ?? capacity);
	const isOpen = !isUnanimous(attendance, { itemId, votesFor: votes?.for ?? null });
	const all = dissentersAt(attendance, itemId).filter((one) => isOpen && !isGiven(one));
	const own = all.find((one) => one.personId !== null && one.personId === actor.personId);
	// What came in time by letter can be registered later, as of its day.
	const registrable = all.filter(({ rules }) => dissentUntil(meeting, rules) !== null || !isLocked(meeting));
	const rules = own?.rules ?? attendance.rules;
	return {
		capacity: own && isInTime(meeting, own.rules, today) ? own.capacity : null,
		seats:
			registers && registrable.length
				? registrable.map(({ postId, name, capacity }) => ({ value: postId, label: `${name}, ${capacity}` }))
				: null,
		...{ until: dissentUntil(meeting, rules), today, formIds: { own: newId(), registered: newId() } },
		withdrawable: dissents
			.filter(({ at }) => meeting.approvedAt === null || new Date(at) > meeting.approvedAt)
			.filter((one) => mayWithdraw(actor, meeting, one))
			.map(({ id }) => id)
	};
}
