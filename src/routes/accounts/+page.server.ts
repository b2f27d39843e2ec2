import { readAccountFilter } from '#lib/accounts/account-filter.ts';
import { deeds } from '#lib/accounts/accounts.ts';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { listUninvited } from '#lib/accounts/invite-many.server.ts';
import { listAccounts } from '#lib/accounts/list.server.ts';
import { seatHoldersWithAddress } from '#lib/council/invitees.server.ts';
import { answer } from '../answer.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const filter = readAccountFilter(url.searchParams);
	const [list, uninvited] = await Promise.all([
		answer(listAccounts(actor, filter)),
		answer(listUninvited(actor, seatHoldersWithAddress))
	]);
	const mayInvite = can(actor, deeds.invite) || can(actor, deeds.prepareInvite);
	return { list, filter, mayInvite, uninvited: uninvited.length, locale: locals.locale };
}
