import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { plainText } from '#lib/documents/markdown.ts';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { resultStateWord } from './measure-state.ts';
import { todayOf } from './programme-finding.server.ts';
import { yearBlocks } from './year-blocks.ts';
import { readYearOf } from './year-page.server.ts';
import type { MeasureYear } from './year-view.ts';
import { doneLines, numberedLines } from './year-words.ts';

/** The report on a programme's year as a Word file, its name without its ending; in Latvian, whoever asks. Refuses NOT_FOUND. */
export async function makeYearReport(
	actor: Actor,
	id: string
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const { year } = await readYearOf(actor, id);
	const [today, locale] = [todayOf(actor), 'lv'] as const;
	const bytes = await makeOfficial({
		...{ council: year.council, title: year.title, locale, isAcross: true },
		...{ madeAt: actor.installation.clock.now(), blocks: yearBlocks(year, today, locale) }
	});
	return { name: m.measures_report_file({ year: year.year, date: today }, { locale }), bytes };
}

type Column = readonly [name: string, cell: (one: MeasureYear) => CsvCell];

/** A row a measure: money as plain numbers, several results in one cell. Refuses NOT_FOUND. */
export async function yearTable(
	actor: Actor,
	id: string
): Promise<{ name: string; header: string[]; rows: CsvCell[][] }> {
	const { year } = await readYearOf(actor, id);
	const { locale } = actor;
	const chapters = new Map(year.chapters.map(({ id: own, number, title }) => [own, `${number} ${title}`]));
	const columns = columnsIn(locale, (one) => chapters.get(one.chapterId ?? '') ?? null);
	return {
		name: m.measures_csv_name({ year: year.year, date: todayOf(actor) }, { locale }),
		header: columns.map(([name]) => name),
		rows: year.measures.map((one) => columns.map(([, cell]) => cell(one)))
	};
}

function columnsIn(locale: Locale, chapterOf: (one: MeasureYear) => string | null): Column[] {
	const options = { locale };
	const euro = (cents: number | null) => (cents === null ? null : cents / 100);
	const planned = ({ results }: MeasureYear) => numberedLines(results.map(({ text }) => plainText(text)));
	return [
		[m.programmes_number({}, options), (one) => one.number],
		[m.measures_column_measure({}, options), (one) => one.title],
		[m.programmes_field_chapter({}, options), chapterOf],
		[m.programmes_institution({}, options), (one) => one.institution],
		[m.measures_column_due({}, options), (one) => shortDate(one.due)],
		[m.measures_column_planned({}, options), (one) => planned(one).join('; ') || null],
		[m.measures_column_done({}, options), (one) => doneLines(one, locale).join('; ')],
		[
			m.measures_column_state({}, options),
			(one) => (one.isHidden ? null : resultStateWord(one.state, locale))
		],
		[m.measures_csv_funding({}, options), (one) => euro(one.funding)],
		[m.measures_csv_spent({}, options), (one) => euro(one.spent)],
		[m.measures_column_why({}, options), (one) => one.shortfall && plainText(one.shortfall)],
		[m.measures_csv_task({}, options), (one) => one.task?.number ?? null]
	];
}
