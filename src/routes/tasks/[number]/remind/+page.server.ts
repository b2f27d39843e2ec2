import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { urgentSchema } from '#lib/reminders/urgent-schema.ts';
import { readUrgent, sendNow } from '#lib/reminders/urgent.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404, 'NOT_FOUND');
	const task = await answer(readUrgent(actorOf(locals), Number(params.number)));
	return { task, id: newId(), locale: locals.locale };
}

export const actions = {
	send: (event: RequestEvent) =>
		submit(event, 'send', urgentSchema, async (actor, data) => {
			const to = `/tasks/${event.params.number}`;
			const sent = await sendNow(actor, data);
			if (sent.isPrepared) return { to, notice: { text: m.digest_urgent_prepared() } };
			return { to, notice: { text: m.digest_urgent_done({ count: sent.count }) } };
		})
};
