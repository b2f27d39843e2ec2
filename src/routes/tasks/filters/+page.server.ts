import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { deleteFilterSchema, renameFilterSchema, saveFilterSchema } from '#lib/tasks/saved-filters-schema.ts';
import * as filters from '#lib/tasks/saved-filters.server.ts';
import { deeds } from '#lib/tasks/tasks.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const query = url.searchParams.get('filter');
	return {
		filters: await answer(filters.listFilters(actor)),
		...{ query, id: newId(), mayShare: can(actor, deeds.shareFilter) }
	};
}

export const actions = {
	save: (event: RequestEvent) =>
		submit(event, 'save', saveFilterSchema, async (actor, data) => {
			const { name, query, eventId } = await filters.saveFilter(actor, data);
			const to = query ? `/tasks?${query}` : '/tasks';
			return { to, notice: { text: m.tasks_filter_saved({ name }), ...undoOf(eventId) } };
		}),
	rename: (event: RequestEvent) =>
		submit(event, 'rename', renameFilterSchema, async (actor, data) => {
			const { name, eventId } = await filters.renameFilter(actor, data);
			return { to: '/tasks/filters', notice: { text: m.tasks_filter_renamed({ name }), ...undoOf(eventId) } };
		}),
	delete: (event: RequestEvent) =>
		submit(event, 'delete', deleteFilterSchema, async (actor, data) => {
			const deleted = await filters.deleteFilter(actor, data);
			const text = deleted
				? m.tasks_filter_deleted({ name: deleted.name })
				: m.tasks_filter_deleted_already();
			return { to: '/tasks/filters', notice: { text, ...undoOf(deleted?.eventId ?? null) } };
		})
};

function undoOf(eventId: string | null) {
	return eventId ? { undo: eventId } : {};
}
