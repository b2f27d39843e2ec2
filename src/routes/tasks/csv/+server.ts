import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { csvStream } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { csvColumns, csvRows } from '#lib/tasks/csv.server.ts';
import { exportTasks } from '#lib/tasks/register.server.ts';

export function GET({ locals, url }) {
	const actor = actorOf(locals);
	const { locale, installation } = actor;
	const today = rigaDate(installation.clock.now());
	const rows = exportTasks(actor, url.searchParams, { today });
	return new Response(csvStream(csvColumns(locale), csvRows(rows, locale, installation.config.origin)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': downloadHeader(m.tasks_csv_name({ date: today }, { locale }))
		}
	});
}
