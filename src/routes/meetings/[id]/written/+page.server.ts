import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { answer, registerAnswer } from '#lib/meetings/written-answering.server.ts';
import { ask } from '#lib/meetings/written-asking.server.ts';
import { end } from '#lib/meetings/written-ending.server.ts';
import { readWrittenPage } from '#lib/meetings/written-page.server.ts';
import { remindWritten } from '#lib/meetings/written-reminding.server.ts';
import {
	askWrittenSchema,
	endWrittenSchema,
	remindWrittenSchema,
	turnWrittenSchema,
	writtenAnswerSchema
} from '#lib/meetings/written-schema.ts';
import { turnIntoMeeting } from '#lib/meetings/written-turning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer as answerOf } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { sentWords } from '../sent.ts';

export async function load({ locals, params, url }) {
	const page = await answerOf(readWrittenPage(actorOf(locals), params.id));
	const asked = url.searchParams.get('seat') ?? '';
	return { page, asked, formIds: { ask: newId(), register: newId(), remind: newId(), turn: newId() } };
}

const pageOf = ({ params }: RequestEvent) => `/meetings/${params.id}/written`;
const meetingOf = ({ params }: RequestEvent) => ({ meetingId: params.id });

export const actions = {
	ask: (event: RequestEvent) =>
		submit(event, 'ask', askWrittenSchema.omit({ meetingId: true }), async (actor, data) => {
			const sent = await ask(actor, { ...data, ...meetingOf(event) });
			const text = sent.isPrepared ? m.invitations_done_prepared() : sentWords(sent);
			return { to: pageOf(event), notice: { text } };
		}),
	answer: (event: RequestEvent) =>
		submit(event, 'answer', writtenAnswerSchema, async (actor, data) => {
			await answer(actor, data);
			return { to: pageOf(event), notice: { text: m.written_answer_sent() } };
		}),
	register: (event: RequestEvent) =>
		submit(event, 'register', writtenAnswerSchema, async (actor, data) => {
			await registerAnswer(actor, data);
			return { to: pageOf(event), notice: { text: m.written_answer_registered() } };
		}),
	remind: (event: RequestEvent) =>
		submit(event, 'remind', remindWrittenSchema.omit({ meetingId: true }), async (actor, data) => {
			const sent = await remindWritten(actor, { ...data, ...meetingOf(event) });
			const text = sent.isPrepared ? m.invitations_done_prepared() : sentWords(sent);
			return { to: pageOf(event), notice: { text } };
		}),
	end: (event: RequestEvent) =>
		submit(event, 'end', endWrittenSchema.omit({ meetingId: true }), async (actor, data) => {
			await end(actor, { ...data, ...meetingOf(event) });
			return { to: pageOf(event), notice: { text: m.written_ended_done() } };
		}),
	turn: (event: RequestEvent) =>
		submit(event, 'turn', turnWrittenSchema.omit({ meetingId: true }), async (actor, data) => {
			const id = await turnIntoMeeting(actor, { ...data, ...meetingOf(event) });
			return { to: `/meetings/${id}/edit`, notice: { text: m.written_turned_done() } };
		})
};
