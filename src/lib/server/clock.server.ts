/** Where "now" comes from. Every rule is given a clock or a date, so it can be asked about any day. */
export interface Clock {
	now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests and for questions about another day. `at` is an ISO instant. */
export function stoppedClock(at: string): Clock & { set(at: string): void } {
	let now = new Date(at);
	return {
		now: () => new Date(now),
		set(next) {
			now = new Date(next);
		}
	};
}
