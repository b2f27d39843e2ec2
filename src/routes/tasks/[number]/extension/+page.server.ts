import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { ask } from '#lib/tasks/extension-asking.server.ts';
import { changeExtension, withdrawExtension } from '#lib/tasks/extension-changing.server.ts';
import { askSchema, changeExtensionSchema, withdrawExtensionSchema } from '#lib/tasks/extension-schema.ts';
import { readExtensions } from '#lib/tasks/extension-reading.server.ts';
import { answer } from '../../../answer.server.ts';
import { decide } from '../../../extensions/deciding.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404, 'NOT_FOUND');
	const found = await answer(readExtensions(actorOf(locals), Number(params.number)));
	const ids = { ask: newId(), entries: found.requests.map(() => newId()) };
	return { ...found, ids, locale: locals.locale };
}

export const actions = {
	ask: (event: RequestEvent) =>
		submit(event, 'ask', askSchema, async (actor, data) =>
			done(await ask(actor, data), data.way ? m.extensions_register_done() : m.extensions_ask_done())
		),
	change: (event: RequestEvent) =>
		submit(event, 'change', changeExtensionSchema, async (actor, data) =>
			done(await changeExtension(actor, data), m.extensions_change_done())
		),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawExtensionSchema, async (actor, data) =>
			done(await withdrawExtension(actor, data), m.extensions_withdraw_done())
		),
	decide: (event: RequestEvent) => decide(event, `/tasks/${event.params.number}/extension`)
};

function done({ number, eventId }: { number: number; eventId: string | null }, text: string) {
	return { to: `/tasks/${number}/extension`, notice: { text, ...(eventId ? { undo: eventId } : {}) } };
}
