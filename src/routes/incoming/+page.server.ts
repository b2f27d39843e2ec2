import { actorOf } from '#lib/accounts/actor.server.ts';
import { listIncoming } from '#lib/requests/incoming-listing.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const isDecided = url.searchParams.has('history');
	const list = await answer(listIncoming(actorOf(locals), { isDecided }));
	return {
		...list,
		isDecided,
		hasMailbox: locals.installation.config.imapUrl !== null,
		locale: locals.locale
	};
}
