import { inviteManySchema } from '#lib/accounts/account-schemas.ts';
import { deeds } from '#lib/accounts/accounts.ts';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { inviteMany, listUninvited } from '#lib/accounts/invite-many.server.ts';
import { seatHoldersWithAddress } from '#lib/council/invitees.server.ts';
import { m } from '#i18n/generated/messages.js';
import { fewRecipients } from '#lib/mail/batches.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals }) {
	const actor = actorOf(locals);
	const people = await answer(listUninvited(actor, seatHoldersWithAddress));
	const mayOnlyPrepare = !can(actor, deeds.inviteMany);
	return { id: newId(), people, mayOnlyPrepare, canBeCalledBack: people.length > fewRecipients };
}

export const actions = {
	inviteMany: (event) =>
		submit(event, 'inviteMany', inviteManySchema, async (actor, data) => {
			const done = await inviteMany(actor, seatHoldersWithAddress, data);
			if (done.isPrepared) return { to: '/prepared', notice: { text: m.accounts_prepared_notice() } };
			if (done.startsAt) return { to: '/outbox' };
			return { to: '/accounts', notice: { text: m.accounts_invited_many_notice({ count: done.count }) } };
		})
};
