/**
 * What a verb throws when it will not do what was asked. The doors turn it into an answer:
 * nobody sees a stack trace, nothing is half-written, what was typed comes back.
 */
export type RefusalReason =
	| 'NOT_FOUND' // it is not there, or the asker may not know that it is
	| 'INVALID' // the input is wrong: `fields` says where and how, by message key
	| 'CONFLICT' // somebody else changed it meanwhile: `theirs` is what it is now
	| 'NOT_NOW'; // the state does not allow it: already decided, already closed

export class Refusal extends Error {
	readonly reason: RefusalReason;
	readonly fields: Record<string, string>;
	readonly theirs: unknown;

	constructor(reason: RefusalReason, detail: { fields?: Record<string, string>; theirs?: unknown } = {}) {
		super(reason);
		this.name = 'Refusal';
		this.reason = reason;
		this.fields = detail.fields ?? {};
		this.theirs = detail.theirs;
	}
}

/** What the state does not allow, said of the form as a whole. `form`: a message key, with its facts where it has some. */
export function notNow(form: string): Refusal {
	return new Refusal('NOT_NOW', { fields: { form } });
}

const statuses: Record<RefusalReason, number> = { NOT_FOUND: 404, INVALID: 400, CONFLICT: 409, NOT_NOW: 409 };

/** The HTTP status of a refusal. */
export function statusOf(refusal: Refusal): number {
	return statuses[refusal.reason];
}
