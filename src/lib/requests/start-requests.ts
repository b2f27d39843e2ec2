import type { Seat } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';

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

/** An answer that is owed, with what it is asked for. */
interface Owed {
	readonly requestId: string;
	readonly title: string;
	readonly requestDue: PlainDate | null;
}

/** The requests for whose answers somebody waits, the nearest first. `late`: what was due by that day is late. */
export function startRequestsOf(rows: readonly Owed[], late: PlainDate): StartRequest[] {
	const requests = [...Map.groupBy(rows, ({ requestId }) => requestId)].map(([id, of]) => {
		const { title, requestDue: due } = of[0]!;
		return { id, title, due, owed: of.length, isLate: due !== null && due <= late };
	});
	const key = ({ due, id }: StartRequest) => `${due ?? '9999'} ${id}`;
	return requests.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, mostShown);
}

/** What is asked of some seats, as a `where`. */
export function ownedBy(seats: readonly Seat[]) {
	return [
		{ institutionId: { in: [...new Set(seats.flatMap(({ institutionIds }) => institutionIds))] } },
		{ postId: { in: seats.map(({ postId }) => postId) } }
	];
}
