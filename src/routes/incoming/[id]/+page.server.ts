import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { decideReplySchema, fileReplySchema } from '#lib/requests/incoming-schema.ts';
import { fileReply, putBack, setAside } from '#lib/requests/incoming.server.ts';
import { readIncoming } from '#lib/requests/incoming-listing.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, params }) {
	if (!isId(params.id)) error(404, m.accounts_not_found());
	return { mail: await answer(readIncoming(actorOf(locals), params.id)), locale: locals.locale };
}

export const actions = {
	file: (event: RequestEvent) =>
		submit(event, 'file', fileReplySchema, async (actor, data) => {
			const { number } = await fileReply(actor, data);
			return { to: '/incoming', notice: { text: m.requests_incoming_filed({ number }) } };
		}),
	setAside: (event: RequestEvent) =>
		submit(event, 'setAside', decideReplySchema, async (actor, data) => {
			await setAside(actor, data);
			return { to: '/incoming', notice: { text: m.requests_incoming_set_aside_done() } };
		}),
	putBack: (event: RequestEvent) =>
		submit(event, 'putBack', decideReplySchema, async (actor, data) => {
			await putBack(actor, data);
			return { to: `/incoming/${data.id}`, notice: { text: m.requests_incoming_put_back_done() } };
		})
};
