import { actorOf } from '#lib/accounts/actor.server.ts';
import { csvForExcel } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { findingsTable } from '#lib/municipalities/findings-files.server.ts';
import { answer } from '../../../../../answer.server.ts';

export async function GET({ locals, params }) {
	const actor = actorOf(locals);
	const { year, header, rows } = await answer(findingsTable(actor, params.year));
	return new Response(csvForExcel(header, rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': downloadHeader(m.findings_csv_name({ year }, { locale: actor.locale }))
		}
	});
}
