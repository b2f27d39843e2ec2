import { z } from 'zod';
import { preparedKinds } from '#portal';
import { preparedSchema, refusePreparedSchema } from '#lib/accounts/account-schemas.ts';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import * as desk from '#lib/accounts/prepared-desk.server.ts';
import { deeds } from '#lib/accounts/prepared.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../answer.server.ts';
import { submit } from '../submit.server.ts';

const pageField = z.coerce.number().int().min(1).max(1_000_000).catch(1);

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const page = pageField.parse(url.searchParams.get('page') ?? 1);
	const isHistory = url.searchParams.has('history');
	const list = await answer(desk.listPrepared(actor, preparedKinds, { isHistory, page }));
	return { list, isHistory, mayDecide: can(actor, deeds.confirm), locale: locals.locale };
}

export const actions = {
	confirm: (event) =>
		submit(event, 'confirm', preparedSchema, async (actor, data) => {
			await desk.confirmPrepared(actor, preparedKinds, data);
			return { to: '/prepared', notice: { text: m.accounts_prepared_confirmed() } };
		}),
	refuse: (event) =>
		submit(event, 'refuse', refusePreparedSchema, async (actor, data) =>
			done(m.accounts_prepared_refused(), await desk.refusePrepared(actor, data))
		),
	withdraw: (event) =>
		submit(event, 'withdraw', preparedSchema, async (actor, data) =>
			done(m.accounts_prepared_withdrawn(), await desk.withdrawPrepared(actor, data))
		)
};

function done(text: string, eventId: string | null) {
	return { to: '/prepared', notice: eventId ? { text, undo: eventId } : { text } };
}
