import type { RequestEvent } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readBoard } from '#lib/resolutions/board.server.ts';
import { extendSchema } from '#lib/resolutions/extension-schema.ts';
import { readDueTasks, type TasksMoved } from '#lib/resolutions/extension-tasks.server.ts';
import { extend } from '#lib/resolutions/extensions.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const board = await answer(readBoard(actor, params.id));
	const report = board.reports.find(({ id }) => id === url.searchParams.get('report'));
	const point = board.points.find(({ id }) => id === url.searchParams.get('point'));
	const what = report ?? point;
	if (!board.may.extend || !what?.due) error(404, 'NOT_FOUND');
	const { id, citation, subject } = board;
	const moved = { resolutionId: id, pointId: point?.id ?? null, due: what.due.due };
	const tasks = await readDueTasks(actor.installation.db.read, actor, moved);
	return {
		head: { id, citation, subject },
		what: {
			...{ reportId: report?.id ?? '', pointId: point?.id ?? '', version: what.version, due: what.due.due },
			title: report?.title ?? m.resolutions_point({ code: point!.code })
		},
		...{ isPrepared: actor.role !== 'SECRETARY', formId: newId(), locale: locals.locale },
		tasks,
		query: report ? `&report=${report.id}` : `&point=${point!.id}`
	};
}

/** What is said of an extension, and of the tasks that went with it or did not. */
function extendedWords({ moved, left }: TasksMoved): string {
	const list = (numbers: readonly number[]) => numbers.join(', ');
	return [
		m.resolutions_extended(),
		...(moved.length ? [m.resolutions_extended_tasks({ numbers: list(moved) })] : []),
		...(left.length ? [m.resolutions_extended_left({ numbers: list(left) })] : [])
	].join(' ');
}

export const actions = {
	extend: (event: RequestEvent) =>
		submit(event, 'extend', extendSchema, async (actor, data) => {
			const done = await extend(actor, data);
			const to = `/resolutions/${event.params.id}`;
			if (done.isPrepared) return { to, notice: { text: m.resolutions_prepared_notice() } };
			return saved(to, done.eventId, extendedWords(done.tasks));
		})
};
