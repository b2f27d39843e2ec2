import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { reopenSchema } from '#lib/tasks/reopening-schema.ts';
import * as tasks from '#lib/tasks/tasks.server.ts';
import { submit } from '../../../submit.server.ts';
import { loadForChange } from '../task.server.ts';

export const load = loadForChange;

export const actions = {
	reopen: (event: RequestEvent) =>
		submit(event, 'reopen', reopenSchema, async (actor, data) => {
			const { number, eventId } = await tasks.reopen(actor, data);
			const undo = eventId ? { undo: eventId } : {};
			return { to: `/tasks/${number}`, notice: { text: m.tasks_reopen_done(), ...undo } };
		})
};
