import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { appointSchema } from '#lib/council/memberships-schema.ts';
import { appoint } from '#lib/council/memberships.server.ts';
import { readAppointForm } from '#lib/council/people-forms.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	return { choice: await answer(readAppointForm(actorOf(locals), url.searchParams)), id: newId() };
}

export const actions = {
	appoint: (event) =>
		submit(event, 'appoint', appointSchema, async (actor, data) => {
			const { eventId, personId } = await appoint(actor, data);
			return {
				to: `/people/${personId}`,
				notice: { text: m.people_notice_appointed(), undo: eventId }
			};
		})
};
