import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addContactSchema } from '#lib/council/contacts-schema.ts';
import { addContact } from '#lib/council/contacts.server.ts';
import { readContactChoices } from '#lib/council/people-forms.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	return { choice: await answer(readContactChoices(actorOf(locals), url.searchParams)), id: newId() };
}

export const actions = {
	add: (event) =>
		submit(event, 'add', addContactSchema, async (actor, data) => {
			const { eventId, personId } = await addContact(actor, data);
			return { to: `/people/${personId}`, notice: { text: m.people_notice_contact(), undo: eventId } };
		})
};
