import { partialDateWords, partialSpanWords } from '#lib/calendar/partial-dates.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { m } from '#i18n/generated/messages.js';
import { markedIn, marksIn, type MarkedContent, type MarkedField, type Period } from './marked-content.ts';

type Locale = 'lv' | 'en';

/** What stands in a field that is chosen or marked, a line each: "Rīcības plāns: ar termiņiem, ar finansējumu". */
export function markedLines(field: MarkedField, content: Partial<MarkedContent>, locale: Locale): string[] {
	const { choices, marks, periods, money, practices } = marksIn(content);
	const { id, kind, options = [], rows = [] } = field;
	switch (kind) {
		case 'CHOICE':
			return options.flatMap((one) => (one.id === choices[id] ? [one.label] : []));
		case 'MARKS':
			return markLines(field, markedIn(field, marks[id] ?? []));
		case 'PERIOD':
			return id in periods ? [periodWords(periods[id]!, locale)] : [];
		case 'MONEY':
			return id in money ? [moneyText(money[id]!, locale)] : [];
		case 'PRACTICES':
			return rows.flatMap((row) =>
				(practices[id] ?? []).flatMap((one) =>
					one.row === row.id ? [`${row.label}: ${one.text}${one.link ? ` (${one.link})` : ''}`] : []
				)
			);
		default:
			return [];
	}
}

function markLines(
	{ options = [], rows }: MarkedField,
	marks: readonly { row: string; option: string }[]
): string[] {
	const labels = (row: string) =>
		options.flatMap(({ id, label }) =>
			marks.some((mark) => mark.row === row && mark.option === id) ? [label] : []
		);
	if (!rows) return labels('');
	return rows.flatMap(({ id, label }) => {
		const said = labels(id);
		return said.length ? [`${label}: ${said.join(', ')}`] : [];
	});
}

/** "no 2023. gada līdz 2027. gadam", "beztermiņa no 2015. gada". */
export function periodWords({ from, until, isOpenEnded }: Period, locale: Locale): string {
	const options = { locale };
	if (isOpenEnded)
		return from === null
			? m.answering_period_open({}, options)
			: m.answering_period_open_from({ from: partialDateWords(from, locale, 'genitive') }, options);
	if (from === null) return m.answering_until({ date: partialDateWords(until!, locale, 'dative') }, options);
	return until === null
		? m.answering_period_from({ from: partialDateWords(from, locale, 'genitive') }, options)
		: partialSpanWords(from, until, locale);
}
