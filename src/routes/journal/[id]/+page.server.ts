import { undoers } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { answer } from '../../answer.server.ts';
import { readEvent } from '../journal.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const event = await answer(readEvent(actorOf(locals), undoers, params.id));
	return { event, locale: locals.locale };
}
