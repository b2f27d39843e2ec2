import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readPoint } from '#lib/resolutions/forms.server.ts';
import * as schemas from '#lib/resolutions/point-schema.ts';
import * as points from '#lib/resolutions/points.server.ts';
import type { ResolutionDone } from '#lib/resolutions/registering.server.ts';
import { searchTasks } from '#lib/resolutions/task-searching.server.ts';
import { makeTaskSchema, tieSchema, untieSchema } from '#lib/resolutions/tie-schema.ts';
import { makeTask, tie, untie, type Tied } from '#lib/resolutions/tying.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';
import { addRows } from '../../../../tasks/new/more-rows.server.ts';

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const page = await answer(readPoint(actor, { id: params.id, pointId: params.point }));
	const found = page.mayTie ? await searchTasks(actor, q) : null;
	return { ...page, found, q, taskId: newId(), locale: locals.locale };
}

const pointOf = ({ params }: RequestEvent) => `/resolutions/${params.id}/points/${params.point}`;
const onBoard = ({ params }: RequestEvent) => `/resolutions/${params.id}#point-${params.point}`;

function done(event: RequestEvent, { eventId }: ResolutionDone) {
	return saved(onBoard(event), eventId, m.resolutions_point_saved());
}

function tied(event: RequestEvent, { eventId }: Tied, text: string) {
	return saved(`${pointOf(event)}#tasks`, eventId, text);
}

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', schemas.editPointSchema, async (actor, data) =>
			done(event, await points.editPoint(actor, data))
		),
	rows: (event: RequestEvent) => addRows(event, 'edit', schemas.editPointSchema),
	move: (event: RequestEvent) =>
		submit(event, 'move', schemas.movePointSchema, async (actor, data) =>
			done(event, await points.movePoint(actor, data))
		),
	end: (event: RequestEvent) =>
		submit(event, 'end', schemas.endPointSchema, async (actor, data) =>
			done(event, await points.endPoint(actor, data))
		),
	reopen: (event: RequestEvent) =>
		submit(event, 'reopen', schemas.reopenPointSchema, async (actor, data) =>
			done(event, await points.reopenPoint(actor, data))
		),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', schemas.removePointSchema, async (actor, data) => {
			const { id, eventId } = await points.removePoint(actor, data);
			return saved(`/resolutions/${id}#points`, eventId, m.resolutions_point_removed());
		}),
	tie: (event: RequestEvent) =>
		submit(event, 'tie', tieSchema, async (actor, data) =>
			tied(event, await tie(actor, data), m.resolutions_tied())
		),
	untie: (event: RequestEvent) =>
		submit(event, 'untie', untieSchema, async (actor, data) =>
			tied(event, await untie(actor, data), m.resolutions_untied())
		),
	makeTask: (event: RequestEvent) =>
		submit(event, 'makeTask', makeTaskSchema, async (actor, data) => {
			const made = await makeTask(actor, data);
			return tied(event, made, m.editing_created({ number: made.number }));
		})
};
