import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { closeSchema } from '#lib/tasks/closing-schema.ts';
import { closings } from '#lib/tasks/tasks.ts';
import * as tasks from '#lib/tasks/tasks.server.ts';
import { submit } from '../../../submit.server.ts';
import { loadForChange } from '../task.server.ts';

export async function load(event) {
	const asked = event.url.searchParams.get('as')?.toUpperCase();
	const chosen = closings.find((one) => one === asked) ?? null;
	const isPrepared = event.locals.actor?.role === 'ASSISTANT';
	return { ...(await loadForChange(event)), chosen, isPrepared };
}

export const actions = {
	close: (event: RequestEvent) =>
		submit(event, 'close', closeSchema, async (actor, data) => {
			const closed = await tasks.close(actor, data);
			const to = `/tasks/${event.params.number}`;
			if (closed.isPrepared) return { to, notice: { text: m.tasks_close_prepared() } };
			const { eventId, nextNumber } = closed;
			const text = nextNumber ? m.tasks_close_done_next({ number: nextNumber }) : m.tasks_close_done();
			return { to, notice: { text, ...(eventId ? { undo: eventId } : {}) } };
		})
};
