import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { accept, reopen } from '#lib/requests/accepting.server.ts';
import { addMoreAsked } from '#lib/requests/asked-adding.server.ts';
import { withdrawAsked } from '#lib/requests/asked-withdrawing.server.ts';
import { moveDue } from '#lib/requests/due-moving.server.ts';
import { giveBack } from '#lib/requests/giving-back.server.ts';
import { ask } from '#lib/requests/request-asking.server.ts';
import { readRequestBoard } from '#lib/requests/request-board.server.ts';
import { owing } from '#lib/requests/request-board.ts';
import { readAskedChoices } from '#lib/requests/request-choices.server.ts';
import { close, open } from '#lib/requests/request-closing.server.ts';
import { openUnlessSent } from '#lib/resolutions/report-locking.server.ts';
import { remindOthers } from '#lib/requests/request-reminding.server.ts';
import { readReview } from '#lib/requests/request-review.server.ts';
import * as schemas from '#lib/requests/request-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { z } from 'zod';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { toldNotice, toldWords } from '../told.ts';
import { roomOf } from '../words.ts';

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const board = await answer(readRequestBoard(actor, params.id));
	const answerId = url.searchParams.get('answer');
	const mayReview = answerId !== null && board.may.prepare;
	const [choices, review] = await Promise.all([
		// Whoever looks at one answer asks nobody else meanwhile.
		board.may.change && !mayReview ? readAskedChoices(actor) : null,
		mayReview ? answer(readReview(actor, { requestId: params.id, answerId })) : null
	]);
	const remindIds = Object.fromEntries(owing(board).map(({ key }) => [key, newId()]));
	return { board, choices, review, remindIds, formId: newId(), room: roomOf(board.subject) };
}

const pageOf = ({ params }: RequestEvent) => `/requests/${params.id}`;

/** A form of the page: its verb gets what was typed, with which request it is. */
function act<S extends z.ZodObject, T>(
	name: string,
	schema: S,
	verb: (actor: Actor, input: unknown) => Promise<T>,
	say: (result: T) => { readonly text: string; readonly undo?: string }
) {
	return (event: RequestEvent) =>
		submit(event, name, schema.omit({ requestId: true }), async (actor, data) => {
			const result = await verb(actor, { ...data, requestId: event.params.id });
			return { to: pageOf(event), notice: say(result) };
		});
}

const undoable = (text: string) => (eventId: string | null) => ({
	text,
	...(eventId ? { undo: eventId } : {})
});

export const actions = {
	ask: act('ask', schemas.askRequestSchema, ask, toldNotice),
	remind: act('remind', schemas.remindRequestSchema, remindOthers, toldNotice),
	add: act('add', schemas.addAskedSchema, addMoreAsked, (told) =>
		told.isPrepared || told.count > 0 ? toldNotice(told) : { text: m.asker_added() }
	),
	withdraw: act('withdraw', schemas.withdrawAskedSchema, withdrawAsked, (told) => ({
		text: told.count > 0 ? toldWords(told) : m.asker_withdrawn_done()
	})),
	moveDue: act('moveDue', schemas.moveDueSchema, moveDue, (told) => ({ text: toldWords(told) })),
	giveBack: act('giveBack', schemas.giveBackSchema, giveBack, toldNotice),
	accept: act('accept', schemas.acceptSchema, accept, ({ count, eventId }) =>
		undoable(m.asker_accepted_done({ count }))(eventId)
	),
	reopen: act('reopen', schemas.reopenAnswerSchema, reopen, () => ({ text: m.asker_reopened_done() })),
	close: act('close', schemas.closeRequestSchema, close, (id) => undoable(m.asker_closed_done())(id)),
	open: act(
		'open',
		schemas.closeRequestSchema,
		(actor, data) => open(actor, data, openUnlessSent),
		(id) => undoable(m.asker_opened_done())(id)
	)
};
