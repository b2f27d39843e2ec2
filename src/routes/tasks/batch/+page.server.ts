import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { batchSchema, confirmedBatchSchema } from '#lib/tasks/batch-schema.ts';
import { batchChanges, mostTasks } from '#lib/tasks/batch.ts';
import { changesFor, planBatch, readChosen } from '#lib/tasks/batch-planning.server.ts';
import { applyBatch, readBatch } from '#lib/tasks/batch.server.ts';
import { answer } from '../../answer.server.ts';
import { preview, submit } from '../../submit.server.ts';
import { readChoices, viewChosen, viewPlan } from './view.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const { searchParams: params } = url;
	const asked = params.get('change')?.toUpperCase();
	const done = params.get('done');
	const isAsked = params.has('all') || params.has('n');
	const chosen = isAsked ? await answer(readChosen(actor, params)) : { tasks: [], total: 0 };
	const changes = await answer(Promise.resolve().then(() => changesFor(actor)));
	return {
		...{ changes, id: newId(), today: rigaDate(locals.installation.clock.now()), most: mostTasks },
		change: batchChanges.find((one) => one === asked && changes.includes(one)) ?? null,
		/** Who is chosen, as the forms of this page pass it on. */
		query: chosenQuery(params),
		register: registerOf(params),
		chosen: { rows: await viewChosen(actor, chosen.tasks), total: chosen.total },
		choices: chosen.tasks.length ? await readChoices(actor) : null,
		done: done === null ? null : await answer(readBatch(actor, done))
	};
}

function chosenQuery(params: URLSearchParams): string {
	const isAll = params.has('all');
	const names = ['change', 'filter', isAll ? 'all' : 'n'];
	return new URLSearchParams([...params].filter(([name]) => names.includes(name))).toString();
}

/** The register as it was filtered where they were chosen: there one goes on. */
function registerOf(params: URLSearchParams): string {
	const filter = new URLSearchParams(params.get('filter') ?? '');
	return filter.size ? `/tasks?${filter}` : '/tasks';
}

export const actions = {
	/** What the change would do to each task; nothing is done. */
	preview: (event: RequestEvent) =>
		preview(event, 'preview', batchSchema, async (actor, data) => {
			const { tasks } = await readChosen(actor, event.url.searchParams);
			const plan = await planBatch(
				actor,
				data,
				tasks.map(({ id }) => id)
			);
			return viewPlan(actor, plan, data);
		}),
	apply: (event: RequestEvent) =>
		submit(event, 'apply', confirmedBatchSchema, async (actor, data) => {
			const { eventId, done, skipped } = await applyBatch(actor, data);
			const text = m.tasks_batch_done({ count: done.length });
			const undo = done.length ? { undo: eventId } : {};
			const to = skipped.length ? `/tasks/batch?done=${data.id}` : registerOf(event.url.searchParams);
			return { to, notice: { text, ...undo } };
		})
};
