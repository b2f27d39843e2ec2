import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { readForMoving } from '#lib/tasks/editing-reading.server.ts';
import { moveSchema } from '#lib/tasks/editing-schema.ts';
import { move } from '#lib/tasks/moving.server.ts';
import { submit } from '../../../submit.server.ts';
import { edited, loadEdited } from '../edit/edited.server.ts';

export const load = (event) =>
	loadEdited(event, (actor, number) => readForMoving(actor, number, event.url.searchParams.get('to')));

export const actions = {
	move: (event: RequestEvent) =>
		submit(event, 'move', moveSchema, async (actor, data) =>
			edited(await move(actor, data), m.editing_moved())
		)
};
