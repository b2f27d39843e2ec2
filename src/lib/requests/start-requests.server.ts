import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Seat } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { askingDeeds, owedStates } from './asking.ts';
import { todayOf } from './request-finding.server.ts';

/** A request on the start page of whoever asks, with answers that they wait for. */
export interface StartRequest {
	readonly id: string;
	readonly title: string;
	readonly due: PlainDate | null;
	readonly isLate: boolean;
	/** How many answers are still owed. */
	readonly owed: number;
}

const mostShown = 5;
const owed = { withdrawnAt: null, state: { in: [...owedStates] } };

/** What whoever asks waits for: the secretariat for all, whoever leads a body for its own; the nearest first. One statement. */
export async function readStartRequests(actor: Actor, calendar: WorkingCalendar): Promise<StartRequest[]> {
	const isStaff = can(actor, askingDeeds.prepareAsk);
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	if (!isStaff && led.length === 0) return [];
	const late = lateUpTo(calendar, todayOf(actor));
	const rows = await actor.installation.db.read.request.findMany({
		where: { state: 'ASKED', ...(isStaff ? {} : { bodyId: { in: led } }), answers: { some: owed } },
		orderBy: [{ due: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
		take: mostShown,
		select: { id: true, title: true, due: true, _count: { select: { answers: { where: owed } } } }
	});
	return rows.map(({ id, title, due, _count: { answers } }) => ({
		...{ id, title, due, owed: answers, isLate: due !== null && due <= late }
	}));
}

/** What is asked of some seats, as a `where`. */
export function ownedBy(seats: readonly Seat[]) {
	return [
		{ institutionId: { in: [...new Set(seats.flatMap(({ institutionIds }) => institutionIds))] } },
		{ postId: { in: seats.map(({ postId }) => postId) } }
	];
}
