import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { csvStream } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { showNotFound } from '../../answer.server.ts';
import { readJournalFilter } from '../filter.ts';
import { exportJournal } from '../journal.server.ts';
import { csvColumns, csvRows } from '../csv-rows.ts';

/** What the filter shows, as a file. Taking it out is itself recorded. */
export async function GET({ locals, url, fetch }) {
	const actor = actorOf(locals);
	const { locale, installation } = actor;
	try {
		const { rows } = await exportJournal(actor, readJournalFilter(url.searchParams).filter);
		const date = rigaDate(installation.clock.now());
		return new Response(csvStream(csvColumns(locale), csvRows(rows, locale, installation.config.origin)), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': downloadHeader(m.journal_csv_name({ date }, { locale }))
			}
		});
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
