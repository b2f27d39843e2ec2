import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { assign } from '#lib/tasks/assignments.server.ts';
import { readForEditing } from '#lib/tasks/editing-reading.server.ts';
import { assignSchema, editSchema } from '#lib/tasks/editing-schema.ts';
import { edit } from '#lib/tasks/editing.server.ts';
import { submit } from '../../../submit.server.ts';
import { addRows } from '../../new/more-rows.server.ts';
import { edited, loadEdited } from './edited.server.ts';

export const load = (event) => loadEdited(event, readForEditing);

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editSchema, async (actor, data) =>
			edited(await edit(actor, data), m.editing_saved())
		),
	assign: (event: RequestEvent) =>
		submit(event, 'assign', assignSchema, async (actor, data) =>
			edited(await assign(actor, data), m.editing_assigned())
		),
	rows: (event: RequestEvent) => addRows(event, 'assign', assignSchema)
};
