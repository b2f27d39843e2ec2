import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { changeMembershipSchema, endMembershipSchema } from '#lib/council/memberships-schema.ts';
import { changeMembership, endMembership } from '#lib/council/memberships.server.ts';
import { readMembershipForm } from '#lib/council/people-forms.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { saved } from '../../../bodies/saved.ts';

export async function load({ locals, params }) {
	return { membership: await answer(readMembershipForm(actorOf(locals), params.id)) };
}

export const actions = {
	change: (event) =>
		submit(event, 'change', changeMembershipSchema, async (actor, data) => {
			const { personId, eventId } = await changeMembership(actor, data);
			return saved(`/people/${personId}`, eventId, m.people_notice_saved());
		}),
	end: (event) =>
		submit(event, 'end', endMembershipSchema, async (actor, data) => {
			const { personId, eventId } = await endMembership(actor, data);
			return saved(`/people/${personId}`, eventId, m.people_notice_ended());
		})
};
