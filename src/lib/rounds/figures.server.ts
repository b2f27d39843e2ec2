import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { trendsOf, type Trend } from './figures-over-time.ts';
import { readFigures } from './figures-reading.server.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './rounds.ts';

const rowsOnPage = 50;
const longestQuery = 100;

/** A page of all figures, as they were given last, in the order of who gave them. */
export interface FigureList {
	readonly rows: readonly Trend[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly query: string;
}

/** The figures that match an address. Two statements. */
export async function listFigures(actor: Actor, params: URLSearchParams): Promise<FigureList> {
	const { rows, query } = await readMatching(actor, params);
	const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
	const asked = Number(params.get('page') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	return {
		...{ total: rows.length, page, pages, query },
		rows: rows.slice((page - 1) * rowsOnPage, page * rowsOnPage)
	};
}

async function readMatching(actor: Actor, params: URLSearchParams) {
	mustBeAble(actor, deeds.read);
	const directory = await directoryOf(actor.installation);
	const query = (params.get('q') ?? '').trim().slice(0, longestQuery);
	const words = fold(query).split(' ').filter(Boolean);
	const figures = await readFigures(actor.installation.db.read, directory, { today: todayOf(actor) });
	const rows = trendsOf(figures)
		.filter(({ name, of }) => words.every((word) => fold(`${of} ${name}`).includes(word)))
		.sort((a, b) => order.compare(a.of, b.of) || order.compare(a.name, b.name));
	return { rows, query };
}

const order = new Intl.Collator('lv', { numeric: true });

/** The same as a table for Excel: every figure of every round, so that one reckons on with it. */
export async function figuresTable(
	actor: Actor,
	params: URLSearchParams
): Promise<{ header: string[]; rows: CsvCell[][] }> {
	const { rows } = await readMatching(actor, params);
	const options = { locale: actor.locale };
	return {
		header: [
			m.rounds_column_who({}, options),
			m.rounds_column_figure({}, options),
			m.answering_figure_part({}, options),
			m.rounds_column_day({}, options),
			m.rounds_column_value({}, options),
			m.rounds_column_unit({}, options),
			m.rounds_column_from({}, options),
			m.rounds_column_until({}, options)
		],
		rows: rows.flatMap(({ of, points }) =>
			points.map(({ name, whole, day, value, unit, from, until }) => [
				...[of, name, whole],
				...[day, value, unit, from, until]
			])
		)
	};
}
