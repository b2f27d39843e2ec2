import { error, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { isId } from '#lib/server/identifiers.server.ts';
import { readDocumentedTask } from '#lib/tasks/task-documents-reading.server.ts';
import { attachSchema } from '#lib/tasks/task-documents-schema.ts';
import { attach } from '#lib/tasks/task-documents.server.ts';
import { submit } from '../../../../submit.server.ts';
import { loadForm, numberOf } from '../documented.server.ts';

export async function load({ locals, params, url }) {
	const read = readDocumentedTask(actorOf(locals), numberOf(params)).then((task) => ({ task }));
	const form = await loadForm(locals, read);
	if (form.task.capacities.length === 0) error(404, 'NOT_FOUND');
	const entryId = url.searchParams.get('entry');
	return { ...form, entryId: isId(entryId) ? entryId : null };
}

export const actions = {
	attach: (event: RequestEvent) =>
		submit(event, 'attach', attachSchema, async (actor, data) => {
			const { number, eventId } = await attach(actor, data);
			const text = m.files_attached({ count: data.files.length });
			return { to: `/tasks/${number}#documents`, notice: { text, ...(eventId ? { undo: eventId } : {}) } };
		})
};
