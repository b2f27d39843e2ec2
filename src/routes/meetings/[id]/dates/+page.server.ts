import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { chooseDay } from '#lib/meetings/date-choosing.server.ts';
import { readDatesPage } from '#lib/meetings/date-poll-page.server.ts';
import { chooseDaySchema, ownVoteSchema } from '#lib/meetings/date-poll-schema.ts';
import { registerVote, vote } from '#lib/meetings/date-voting.server.ts';
import { remindSchema } from '#lib/meetings/invitation-schema.ts';
import { remind } from '#lib/meetings/reminding.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';
import { sentWords } from '../sent.ts';

export async function load({ locals, params, url }) {
	const page = await answer(readDatesPage(actorOf(locals), params.id));
	return { page, asked: url.searchParams.get('seat') ?? '', formId: newId(), locale: locals.locale };
}

const pageOf = ({ params }: RequestEvent) => `/meetings/${params.id}/dates`;

export const actions = {
	vote: (event: RequestEvent) =>
		submit(event, 'vote', ownVoteSchema, async (actor, data) => {
			await vote(actor, { ...data, meetingId: event.params.id });
			return { to: pageOf(event), notice: { text: m.invitations_answer_sent() } };
		}),
	register: (event: RequestEvent) =>
		submit(event, 'register', ownVoteSchema, async (actor, data) => {
			await registerVote(actor, { ...data, meetingId: event.params.id });
			return { to: pageOf(event), notice: { text: m.invitations_answer_done() } };
		}),
	remind: (event: RequestEvent) =>
		submit(event, 'remind', remindSchema.omit({ meetingId: true }), async (actor, data) => {
			const sent = await remind(actor, { ...data, meetingId: event.params.id });
			const text = sent.isPrepared ? m.invitations_done_prepared() : sentWords(sent);
			return { to: pageOf(event), notice: { text } };
		}),
	choose: (event: RequestEvent) =>
		submit(event, 'choose', chooseDaySchema.omit({ meetingId: true }), async (actor, data) => {
			const { id, eventId } = await chooseDay(actor, { ...data, meetingId: event.params.id });
			return changed(`/meetings/${id}`, eventId, m.dates_chosen_done());
		})
};
