import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { dropLadder, setLadder, type LadderChanged } from '#lib/reminders/ladder-editing.server.ts';
import { previewLadder, type LadderPage } from '#lib/reminders/ladder-pages.server.ts';
import {
	dropLadderSchema,
	ladderOf,
	previewLadderSchema,
	setLadderSchema
} from '#lib/reminders/ladder-schema.ts';
import { preview, submit, type Done } from '../../submit.server.ts';

/** The three forms of a ladder, whosever it is: `example` says by which deadline it is shown where none is typed. */
export function ladderActions<E extends RequestEvent>(
	to: (event: E) => string,
	example: (event: E) => Promise<LadderPage['example']>
) {
	return {
		/** Shows on which days mails would go; nothing is saved. */
		preview: (event: E) =>
			preview(event, 'set', previewLadderSchema, async (actor, { example: due, ...values }) => {
				const shown = await example(event);
				return previewLadder(actor, ladderOf(values), due ? { due, registeredOn: '2000-01-01' } : shown);
			}),
		set: (event: E) =>
			submit(event, 'set', setLadderSchema, async (actor, data) =>
				done(to(event), await setLadder(actor, data), m.reminders_ladder_set())
			),
		drop: (event: E) =>
			submit(event, 'drop', dropLadderSchema, async (actor, data) =>
				done(to(event), await dropLadder(actor, data), m.reminders_ladder_dropped())
			)
	};
}

function done(to: string, { eventId }: LadderChanged, text: string): Done {
	return { to, notice: eventId ? { text, undo: eventId } : { text: m.bodies_same() } };
}
