import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { followReport } from '#lib/programmes/measure-entries.server.ts';
import { statusWord, type Status } from '#lib/tasks/tasks.ts';
import * as tasks from '#lib/tasks/tasks.server.ts';
import { withdrawSchema } from '#lib/tasks/withdrawing-schema.ts';
import { readEntryToWithdraw } from '#lib/tasks/withdrawing.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { loadForChange } from '../task.server.ts';

export async function load(event) {
	const about = await loadForChange(event);
	const entryId = event.url.searchParams.get('entry');
	if (!entryId) return { ...about, entry: null };
	const read = readEntryToWithdraw(actorOf(event.locals), { number: about.task.number, entryId });
	const { id, at, authorName, capacity, text, statusBack } = await answer(read);
	const back = statusBack && statusWord({ status: statusBack as Status }, about.locale);
	const entry = { id, author: authorName, capacity, on: rigaDate(at), time: rigaTime(at), back };
	return { ...about, entry: { ...entry, html: renderMarkdown(text) } };
}

export const actions = {
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawSchema, async (actor, data) => {
			const { number, eventId } = await tasks.withdrawEntry(actor, data, followReport);
			const undo = eventId ? { undo: eventId } : {};
			const to = `/tasks/${number}#entry-${data.entryId}`;
			return { to, notice: { text: m.tasks_withdraw_done(), ...undo } };
		})
};
