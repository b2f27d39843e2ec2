import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { ask } from '#lib/resolutions/asking.server.ts';
import { readBoard } from '#lib/resolutions/board.server.ts';
import { withdrawExtensionSchema } from '#lib/resolutions/extension-schema.ts';
import { withdrawExtension } from '#lib/resolutions/extensions.server.ts';
import { askSchema, doneSchema } from '#lib/resolutions/report-schema.ts';
import { markDone } from '#lib/resolutions/step-moving.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { saved } from '../../bodies/saved.ts';
import { toldWords } from '../../requests/told.ts';
import { submit } from '../../submit.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const board = await answer(readBoard(actor, params.id));
	return { board, requestId: newId(), isPrepared: actor.role !== 'SECRETARY', locale: locals.locale };
}

const boardOf = ({ params }: RequestEvent) => `/resolutions/${params.id}`;

export const actions = {
	ask: (event: RequestEvent) =>
		submit(event, 'ask', askSchema, async (actor, data) => {
			const done = await ask(actor, data);
			if (done.isPrepared) return { to: boardOf(event), notice: { text: m.resolutions_prepared_notice() } };
			const { requestId, count, told } = done;
			if (told) return { to: `${boardOf(event)}#report-${data.reportId}`, notice: { text: toldWords(told) } };
			return { to: `/requests/${requestId}`, notice: { text: m.resolutions_asked({ count }) } };
		}),
	done: (event: RequestEvent) =>
		submit(event, 'done', doneSchema, async (actor, data) => {
			const { eventId } = await markDone(actor, data);
			const text = data.isDone ? m.resolutions_step_done() : m.resolutions_step_undone();
			return saved(`${boardOf(event)}#report-${data.id}`, eventId, text);
		}),
	withdrawExtension: (event: RequestEvent) =>
		submit(event, 'withdrawExtension', withdrawExtensionSchema, async (actor, data) => {
			const { eventId } = await withdrawExtension(actor, data);
			return saved(boardOf(event), eventId, m.resolutions_extension_withdrawn());
		})
};
