import { error } from '@sveltejs/kit';
import {
	changeSchema,
	emailChangeSchema,
	inviteAgainSchema,
	roleSchema,
	standingSchema
} from '#lib/accounts/account-schemas.ts';
import * as accounts from '#lib/accounts/accounts.server.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { requestEmailChange } from '#lib/accounts/email-change.server.ts';
import { readAccount } from '#lib/accounts/list.server.ts';
import { m } from '#i18n/generated/messages.js';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit, type Done } from '../../submit.server.ts';

export async function load({ locals, params }) {
	if (!isId(params.id)) error(404, m.accounts_not_found());
	const account = await answer(readAccount(actorOf(locals), params.id));
	return { account, formIds: { email: newId(), inviteAgain: newId() }, locale: locals.locale };
}

export const actions = {
	change: (event) =>
		submit(event, 'change', changeSchema, async (actor, data) =>
			done(data.id, m.accounts_saved(), await accounts.change(actor, data))
		),
	role: (event) =>
		submit(event, 'role', roleSchema, async (actor, data) =>
			done(data.id, m.accounts_role_saved(), await accounts.setRole(actor, data))
		),
	disable: (event) =>
		submit(event, 'disable', standingSchema, async (actor, data) =>
			done(data.id, m.accounts_disabled_notice(), await accounts.disable(actor, data))
		),
	enable: (event) =>
		submit(event, 'enable', standingSchema, async (actor, data) =>
			done(data.id, m.accounts_enabled_notice(), await accounts.enable(actor, data))
		),
	email: (event) =>
		submit(event, 'email', emailChangeSchema, async (actor, data) => {
			await requestEmailChange(actor, data);
			return done(data.userId, m.accounts_email_asked_notice({ email: data.email }));
		}),
	inviteAgain: (event) =>
		submit(event, 'inviteAgain', inviteAgainSchema, async (actor, data) => {
			await accounts.inviteAgain(actor, data);
			return done(data.userId, m.accounts_invited_again_notice());
		})
};

function done(id: string, text: string, { eventId }: accounts.Changed = { eventId: null }): Done {
	return { to: `/accounts/${id}`, notice: eventId ? { text, undo: eventId } : { text } };
}
