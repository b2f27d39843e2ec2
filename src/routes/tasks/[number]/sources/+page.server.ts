import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { readForSources } from '#lib/tasks/editing-reading.server.ts';
import {
	addSourceSchema,
	changeDueSchema,
	changeSourceSchema,
	endSourceSchema,
	removeSourceSchema
} from '#lib/tasks/editing-schema.ts';
import * as sources from '#lib/tasks/sources.server.ts';
import { submit } from '../../../submit.server.ts';
import { edited, loadEdited } from '../edit/edited.server.ts';

/** Which form the page shows, and about which source: one at a time, chosen by a link. */
export async function load(event) {
	const page = await loadEdited(event, readForSources);
	const { searchParams } = event.url;
	return { ...page, newId: newId(), form: searchParams.get('form'), sourceId: searchParams.get('source') };
}

const back = (event: RequestEvent) => `/tasks/${event.params.number}/sources`;

export const actions = {
	changeDue: (event: RequestEvent) =>
		submit(event, 'changeDue', changeDueSchema, async (actor, data) =>
			edited(await sources.changeDue(actor, data), m.editing_due_saved())
		),
	end: (event: RequestEvent) =>
		submit(event, 'end', endSourceSchema, async (actor, data) => {
			const { isLast, ...done } = await sources.endSource(actor, data);
			return edited(
				done,
				isLast ? m.editing_ended_last() : m.editing_ended(),
				isLast ? back(event) : undefined
			);
		}),
	change: (event: RequestEvent) =>
		submit(event, 'change', changeSourceSchema, async (actor, data) =>
			edited(await sources.changeSource(actor, data), m.editing_saved(), back(event))
		),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removeSourceSchema, async (actor, data) =>
			edited(await sources.removeSource(actor, data), m.editing_removed(), back(event))
		),
	add: (event: RequestEvent) =>
		submit(event, 'add', addSourceSchema, async (actor, data) =>
			edited(await sources.addSource(actor, data), m.editing_added(), back(event))
		)
};
