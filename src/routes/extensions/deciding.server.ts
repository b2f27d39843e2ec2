import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { decideExtension } from '#lib/tasks/extension-deciding.server.ts';
import { decideSchema } from '#lib/tasks/extension-schema.ts';
import { submit } from '../submit.server.ts';

/** The one form of a decision, on the task's page and in the list of what waits; `to` is where it stood. */
export function decide(event: RequestEvent, to: string) {
	return submit(event, 'decide', decideSchema, async (actor, data) => {
		const done = await decideExtension(actor, data);
		if (done.isPrepared) return { to, notice: { text: m.extensions_decide_prepared() } };
		const text = data.outcome === 'GRANTED' ? m.extensions_granted_done() : m.extensions_refused_done();
		return { to, notice: { text, ...(done.eventId ? { undo: done.eventId } : {}) } };
	});
}
