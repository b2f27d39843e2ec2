import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { csvStream } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { doneColumns, exportDone } from '#lib/tasks/done.server.ts';

export function GET({ locals, url }) {
	const actor = actorOf(locals);
	const date = rigaDate(actor.installation.clock.now());
	return new Response(csvStream(doneColumns(actor.locale), exportDone(actor, url.searchParams)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': downloadHeader(
				`${m.word_done_file_name({ date }, { locale: actor.locale })}.csv`
			)
		}
	});
}
