import { inviteSchema } from '#lib/accounts/account-schemas.ts';
import { invite } from '#lib/accounts/accounts.server.ts';
import { deeds } from '#lib/accounts/accounts.ts';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { submit } from '../../submit.server.ts';

export function load({ locals, url }) {
	const actor = actorOf(locals);
	const [name, email] = ['name', 'email'].map((field) => (url.searchParams.get(field) ?? '').slice(0, 254));
	return {
		...{ id: newId(), name: name!, email: email!, locale: locals.locale },
		mayGiveRoles: can(actor, deeds.setRole),
		mayOnlyPrepare: !can(actor, deeds.invite)
	};
}

export const actions = {
	invite: (event) =>
		submit(event, 'invite', inviteSchema, async (actor, data) => {
			const done = await invite(actor, data);
			if (done.isPrepared) return { to: '/prepared', notice: { text: m.accounts_prepared_notice() } };
			const text = m.accounts_invited_notice({ email: data.email });
			const notice = done.eventId ? { text, undo: done.eventId } : { text };
			return { to: `/accounts/${done.userId}`, notice };
		})
};
