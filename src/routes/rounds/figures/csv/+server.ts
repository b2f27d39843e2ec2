import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { csvForExcel } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { figuresTable } from '#lib/rounds/figures.server.ts';

export async function GET({ locals, url }) {
	const actor = actorOf(locals);
	const { header, rows } = await figuresTable(actor, url.searchParams);
	const date = rigaDate(actor.installation.clock.now());
	return new Response(csvForExcel(header, rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': downloadHeader(m.rounds_figures_csv_name({ date }, { locale: actor.locale }))
		}
	});
}
