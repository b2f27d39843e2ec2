import { actorOf } from '#lib/accounts/actor.server.ts';
import { csvForExcel } from '#lib/documents/csv.server.ts';
import { downloadHeader } from '#lib/documents/file-name.ts';
import { yearTable } from '#lib/programmes/year-files.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const { name, header, rows } = await yearTable(actorOf(locals), params.id);
		return new Response(csvForExcel(header, rows), {
			headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': downloadHeader(name) }
		});
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
