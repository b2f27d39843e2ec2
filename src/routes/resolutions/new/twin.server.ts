import type { ActionFailure } from '@sveltejs/kit';
import type { findTwin } from '#lib/resolutions/registering.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Unaccepted } from '../../submit.server.ts';

/** Where a number is refused that is registered already, the page that comes back links to the first one. */
export async function withTwin<T extends ActionFailure<Unaccepted> | Unaccepted>(
	{ installation }: App.Locals,
	answered: T,
	find: typeof findTwin
): Promise<T> {
	const unaccepted = ('data' in answered ? answered.data : answered) as Unaccepted;
	const { number, issuer } = unaccepted.typed;
	if (!unaccepted.problems.number || typeof number !== 'string' || typeof issuer !== 'string')
		return answered;
	const read = installation.db.read as unknown as Transaction;
	const twin = await find(read, { number, issuer });
	Object.assign(unaccepted, { twin: twin?.id ?? null });
	return answered;
}
