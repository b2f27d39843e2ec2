import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readPersonForm } from '#lib/council/people-view.server.ts';
import { deletePersonSchema, editPersonSchema } from '#lib/council/person-schema.ts';
import { deletePerson, editPerson } from '#lib/council/person-writing.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { saved } from '../../../bodies/saved.ts';

export async function load({ locals, params }) {
	return { person: await answer(readPersonForm(actorOf(locals), params.id)) };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', editPersonSchema, async (actor, data) => {
			const changed = await editPerson(actor, data);
			return saved(`/people/${data.id}`, changed?.eventId ?? null, m.people_notice_saved());
		}),
	remove: (event) =>
		submit(event, 'remove', deletePersonSchema, async (actor, data) => {
			const { eventId } = await deletePerson(actor, data);
			return { to: '/people', notice: { text: m.people_notice_deleted(), undo: eventId } };
		})
};
