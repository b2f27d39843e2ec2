import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { changeContactSchema } from '#lib/council/contacts-schema.ts';
import { changeContact } from '#lib/council/contacts.server.ts';
import { readContactForm } from '#lib/council/people-forms.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { saved } from '../../../bodies/saved.ts';

export async function load({ locals, params }) {
	return { contact: await answer(readContactForm(actorOf(locals), params.id)) };
}

export const actions = {
	change: (event) =>
		submit(event, 'change', changeContactSchema, async (actor, data) => {
			const { personId, eventId } = await changeContact(actor, data);
			return saved(`/people/${personId}`, eventId, m.people_notice_saved());
		})
};
