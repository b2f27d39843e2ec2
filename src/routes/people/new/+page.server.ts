import { m } from '#i18n/generated/messages.js';
import { actorOf, mustBeAble } from '#lib/accounts/actor.server.ts';
import { deeds } from '#lib/council/council.ts';
import { createPersonSchema } from '#lib/council/person-schema.ts';
import { createPerson } from '#lib/council/person-writing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { submit } from '../../submit.server.ts';
import { onwards } from '../onwards.ts';

export function load({ locals, url }) {
	mustBeAble(actorOf(locals), deeds.changePeople);
	return { id: newId(), name: (url.searchParams.get('name') ?? '').slice(0, 200) };
}

export const actions = {
	create: (event) =>
		submit(event, 'create', createPersonSchema, async (actor, data) => {
			const { id, eventId } = await createPerson(actor, data);
			// Whoever was sought in another form is entered, and one goes on with it.
			return {
				to: onwards(event.url.searchParams, id),
				notice: { text: m.people_notice_created(), undo: eventId }
			};
		})
};
