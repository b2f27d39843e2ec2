import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { takeControlSchema } from '#lib/tasks/control-schema.ts';
import * as tasks from '#lib/tasks/tasks.server.ts';
import { submit } from '../../../submit.server.ts';
import { loadForChange } from '../task.server.ts';

export const load = loadForChange;

export const actions = {
	take: (event: RequestEvent) =>
		submit(event, 'take', takeControlSchema, async (actor, data) => {
			const { number, eventId } = await tasks.takeControl(actor, data);
			const undo = eventId ? { undo: eventId } : {};
			return { to: `/tasks/${number}`, notice: { text: m.tasks_control_taken(), ...undo } };
		})
};
