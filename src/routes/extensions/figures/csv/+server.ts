import { actorOf } from '#lib/accounts/actor.server.ts';
import { csvForExcel } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { m } from '#i18n/generated/messages.js';
import { Refusal } from '#lib/server/refusal.ts';
import { figuresColumns, figuresRows } from '#lib/tasks/extension-figures-csv.ts';
import { readFigures } from '#lib/tasks/extension-figures.server.ts';
import { showNotFound } from '../../../answer.server.ts';

export async function GET({ locals, url, fetch }) {
	try {
		const actor = actorOf(locals);
		const { locale } = actor;
		const figures = await readFigures(actor, url.searchParams);
		const name = m.extensions_csv_name({ from: figures.from, to: figures.to }, { locale });
		return new Response(csvForExcel(figuresColumns(figures, locale), figuresRows(figures, locale)), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': downloadHeader(name)
			}
		});
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
