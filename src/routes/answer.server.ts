import { error } from '@sveltejs/kit';
import { Refusal, statusOf } from '#lib/server/refusal.ts';

/**
 * What a page's load does with a refusal: the page is not there. Everything else goes on to handleError.
 * Actions catch the refusals they expect themselves, because they give back what was typed.
 */
export async function answer<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (refusal) {
		if (refusal instanceof Refusal) error(statusOf(refusal), refusal.reason);
		throw refusal;
	}
}
