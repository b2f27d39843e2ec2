import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { csvStream } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { controlCsvColumns, controlCsvRows } from '#lib/meetings/control-csv.server.ts';
import { exportControl } from '#lib/meetings/control.server.ts';

export function GET({ locals, url }) {
	const actor = actorOf(locals);
	const { locale, installation } = actor;
	const date = rigaDate(installation.clock.now());
	const rows = controlCsvRows(exportControl(actor, url.searchParams), locale, installation.config.origin);
	return new Response(csvStream(controlCsvColumns(locale), rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': downloadHeader(m.control_csv_name({ date }, { locale }))
		}
	});
}
