import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { bodyLabel } from '#lib/council/council.ts';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { m } from '#i18n/generated/messages.js';
import { findingsBlocks } from './findings-blocks.ts';
import type { KnownYear } from './findings-over-years.ts';
import { knownYears, readFindings } from './findings-page.server.ts';
import type { Findings } from './findings.ts';
import { printedBase } from './findings-words.ts';
import { regionWord } from './municipalities.ts';
import { areaWord, optionWord, questionWord } from './questions.ts';

/** The findings as a Word file with their pictures, its name without its ending; in Latvian, whoever asks. Refuses NOT_FOUND. */
export async function makeFindingsFile(
	actor: Actor,
	year: string
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const locale = 'lv';
	const page = await readFindings(actor, year);
	const { bodies } = await directoryOf(actor.installation);
	const council = bodies.find(({ kind }) => kind === 'COUNCIL');
	const bytes = await makeOfficial({
		...{ council: council ? bodyLabel(council, locale) : '', title: page.title, locale },
		...{ madeAt: actor.installation.clock.now(), blocks: findingsBlocks(page, locale) }
	});
	return { name: m.findings_file({ year: page.year }, { locale }), bytes };
}

/** A table for Excel. */
export interface FindingsTable {
	readonly year: number;
	readonly header: string[];
	readonly rows: CsvCell[][];
}

/** All counts and shares, a row each: of the year's survey in Latvia, then region by region; then of every other year, the latest first. Of a year without answers what was printed. */
export async function findingsTable(actor: Actor, year: string): Promise<FindingsTable> {
	const { locale } = actor;
	const page = await readFindings(actor, year);
	const others = (await knownYears(actor)).filter((one) => one.year !== page.year).reverse();
	const options = { locale };
	const header = [
		...[m.findings_column_year({}, options), m.findings_column_region({}, options)],
		m.findings_column_question({}, options),
		...[m.findings_column_area({}, options), m.findings_column_answer({}, options)],
		...[m.findings_column_count({}, options), m.findings_column_base({}, options)],
		`${m.findings_column_share({}, options)}, %`
	];
	const rows = [
		...yearRows(page, locale),
		...page.byRegion.flatMap(({ region, findings }) =>
			countedRows(findings, [page.year, regionWord(region, locale)], locale)
		),
		...others.flatMap((one) => yearRows(one, locale))
	];
	return { year: page.year, header, rows };
}

/** All of Latvia in a year. */
function yearRows({ year, findings, published }: KnownYear, locale: Locale): CsvCell[][] {
	const where: Where = [year, m.findings_region_all({}, { locale })];
	if (findings) return countedRows(findings, where, locale);
	return (published?.figures ?? []).map(({ question, area, name, count, percent, of }) => [
		...[...where, questionWord(question, locale), area === null ? null : areaWord(area, locale), name],
		...[count, printedBase(of, locale), percent]
	]);
}

/** The year and the region. */
type Where = readonly [number, string];

function countedRows(findings: Findings, where: Where, locale: Locale): CsvCell[][] {
	const asked = questionWord('areas', locale);
	return [
		...findings.questions.flatMap(({ question, base, shares, unsaid }) => [
			...shares.map(({ option, count, percent }): CsvCell[] => [
				...[...where, questionWord(question, locale), null, optionWord(question, option, locale)],
				...[count, base, percent]
			]),
			...(unsaid > 0
				? [
						[
							...where,
							questionWord(question, locale),
							null,
							m.findings_unsaid({}, { locale }),
							unsaid,
							base,
							null
						]
					]
				: [])
		]),
		...findings.areas.flatMap(({ area, shares }) =>
			shares.map(({ option, count, percent }): CsvCell[] => [
				...[...where, asked, areaWord(area, locale), optionWord('areas', option, locale)],
				...[count, findings.documents, percent]
			])
		),
		...termRows(findings, where, locale)
	];
}

function termRows(findings: Findings, where: Where, locale: Locale): CsvCell[][] {
	const asked = m.findings_terms({}, { locale });
	return [
		...findings.terms.map(({ years, count }): CsvCell[] => [
			...[...where, asked, null, m.findings_term_years({ count: years }, { locale }), count, null, null]
		]),
		[...where, asked, null, m.findings_open_ended({}, { locale }), findings.openEnded, null, null],
		[
			...where,
			m.findings_funding({}, { locale }),
			null,
			'euro',
			findings.funding / 100,
			findings.funded,
			null
		]
	];
}
