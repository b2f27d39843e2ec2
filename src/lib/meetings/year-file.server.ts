import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeWord } from '#lib/documents/word.server.ts';
import { groundsText } from '#lib/tasks/history-restriction.ts';
import { controlTable, groundsOf } from './control-blocks.ts';
import { mostInControlDocument } from './control.server.ts';
import { yearBlocks } from './year-blocks.ts';
import { readYear } from './year.server.ts';

const locale = 'lv';

/** The report of the year as a Word file, the list of its decisions on sheets across after it. Refuses NOT_FOUND as `readYear`. */
export async function makeYearFile(
	actor: Actor,
	params: URLSearchParams
): Promise<{ year: number; bytes: Uint8Array<ArrayBuffer> }> {
	const report = await readYear(actor, params, locale);
	const { council, bodyName, today, filter } = report;
	const rows = report.rows.slice(0, mostInControlDocument);
	const subject = [m.year_subject({ year: String(filter.year) }, { locale }), bodyName];
	const bytes = await makeWord({
		...{ council, locale, date: today, madeAt: actor.installation.clock.now() },
		title: m.year_document({}, { locale }),
		subject: subject.filter(Boolean).join(' · '),
		restriction: groundsText(groundsOf(rows), locale),
		blocks: yearBlocks(report, locale),
		annex: rows.length
			? [
					{ type: 'HEADING', level: 1, text: m.year_list({}, { locale }), isUnnumbered: true },
					controlTable(rows, { locale, isOfSeveral: bodyName === null })
				]
			: []
	});
	return { year: filter.year, bytes };
}
