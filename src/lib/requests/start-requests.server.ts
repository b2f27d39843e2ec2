import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Seat } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { askingDeeds, owedStates } from './asking.ts';
import { todayOf } from './request-finding.server.ts';

/** A request on the start page: with answers that its reader waits for, or owes. */
export interface StartRequest {
	readonly id: string;
	readonly title: string;
	readonly due: PlainDate | null;
	readonly isLate: boolean;
	/** How many answers are still owed. */
	readonly owed: number;
	/** The reader asks; else they are asked. */
	readonly isAsker: boolean;
}

const mostShown = 5;
const owed = { withdrawnAt: null, state: { in: [...owedStates] } };

/** What somebody waits for as an asker, or owes, the nearest first. One statement. */
export async function readStartRequests(actor: Actor, calendar: WorkingCalendar): Promise<StartRequest[]> {
	const isStaff = can(actor, askingDeeds.prepareAsk);
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	if (!isStaff && actor.seats.length === 0) return [];
	const late = lateUpTo(calendar, todayOf(actor));
	const rows = await actor.installation.db.read.request.findMany({
		where: {
			state: 'ASKED',
			OR: [
				{ ...(isStaff ? {} : { bodyId: { in: led } }), answers: { some: owed } },
				{ answers: { some: { ...owed, OR: ownedBy(actor.seats) } } }
			]
		},
		orderBy: [{ due: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
		take: mostShown,
		select: {
			id: true,
			title: true,
			due: true,
			bodyId: true,
			_count: { select: { answers: { where: owed } } }
		}
	});
	return rows.map(({ id, title, due, bodyId, _count: { answers } }) => ({
		...{ id, title, due, owed: answers, isLate: due !== null && due <= late },
		isAsker: isStaff || (bodyId !== null && led.includes(bodyId))
	}));
}

/** What is asked of some seats, as a `where`. */
export function ownedBy(seats: readonly Seat[]) {
	return [
		{ institutionId: { in: [...new Set(seats.flatMap(({ institutionIds }) => institutionIds))] } },
		{ postId: { in: seats.map(({ postId }) => postId) } }
	];
}
