import { expect } from 'vitest';
import { Refusal } from '#lib/server/refusal.ts';

/** The refusal that some work ends in: its reason, and the keys of its fields' problems. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const fault = await work.then(
		() => null,
		(thrown: unknown) => thrown
	);
	expect(fault).toBeInstanceOf(Refusal);
	return fault as Refusal;
}
