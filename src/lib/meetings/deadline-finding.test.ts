import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { deadlineOfLabel, findDeadlines } from './deadline-finding.ts';

const date = '2026-03-25';
const found = (text: string) =>
	findDeadlines(text, { date }).map(({ text: words, due, recurrence }) => [
		words,
		due,
		...(recurrence ? [recurrence] : [])
	]);

describe('the deadlines of a text', () => {
	test.each([
		['līdz 2026. gada 1. jūnijam', '2026-06-01'],
		['līdz 2026.gada 1.jūnijam', '2026-06-01'],
		['līdz 2026. gada\u00a01.\u00a0jūnijam', '2026-06-01'],
		['līdz 2026. g. 1. jūnijam', '2026-06-01'],
		['Līdz 2026. gada 1. jūnijam', '2026-06-01'],
		['līdz 01.06.2026.', '2026-06-01'],
		['līdz 1. 6. 2026.', '2026-06-01'],
		['līdz 2026-06-01', '2026-06-01'],
		['līdz š. g. 1. jūnijam', '2026-06-01'],
		['līdz š.g. 1.jūnijam', '2026-06-01'],
		['līdz š.g. 15.10.', '2026-10-15'],
		['līdz šā gada 1. jūnijam', '2026-06-01'],
		['līdz šī gada 1. jūnijam', '2026-06-01'],
		['līdz nākamā gada 1. februārim', '2027-02-01'],
		['līdz 1. jūnijam', '2026-06-01'],
		['līdz 1. martam', '2027-03-01'],
		['līdz 25. martam', '2027-03-25'],
		['līdz 29. februārim', '2028-02-29'],
		['līdz 2026. gada 30. jūnijam (ieskaitot)', '2026-06-30'],
		['līdz 2026. gada 1. jūnijam plkst. 12.00', '2026-06-01'],
		['līdz 2026. gada 31. februārim', null],
		['līdz 2026. gada beigām', '2026-12-31'],
		['līdz gada beigām', '2026-12-31'],
		['līdz šā gada beigām', '2026-12-31'],
		['līdz nākamā gada beigām', '2027-12-31'],
		['līdz 2026. gada jūnija beigām', '2026-06-30'],
		['līdz februāra beigām', '2027-02-28'],
		['līdz mēneša beigām', '2026-03-31'],
		['līdz ceturkšņa beigām', '2026-03-31'],
		['līdz pusgada beigām', '2026-06-30'],
		['līdz nākamajai sēdei', null],
		['līdz nākamajai padomes sēdei', null],
		['līdz 2026. gada jūnijam', null],
		['līdz 2027. gadam', null],
		['ne vēlāk kā līdz 2026. gada 30. jūnijam', '2026-06-30'],
		['ne vēlāk kā 2026. gada 30. jūnijā', '2026-06-30'],
		['vēlākais līdz 30. jūnijam', '2026-06-30'],
		['mēneša laikā', '2026-04-25'],
		['viena mēneša laikā', '2026-04-25'],
		['divu mēnešu laikā', '2026-05-25'],
		['trīs nedēļu laikā', '2026-04-15'],
		['nedēļas laikā', '2026-04-01'],
		['14 dienu laikā', '2026-04-08'],
		['14 (četrpadsmit) dienu laikā', '2026-04-08'],
		['divu mēnešu laikā no sēdes dienas', '2026-05-25'],
		['divu mēnešu laikā no protokola apstiprināšanas', null],
		['divu mēnešu laikā pēc likuma grozījumu spēkā stāšanās', null],
		['gada laikā', '2027-03-25'],
		['pusgada laikā', '2026-09-25'],
		['10 darbdienu laikā', null],
		['desmit darba dienu laikā', null],
		['2026. gada II ceturksnī', '2026-06-30'],
		['2026. gada otrajā ceturksnī', '2026-06-30'],
		['2026. gada 3. ceturksnī', '2026-09-30'],
		['II ceturksnī', '2026-06-30'],
		['līdz 2026. gada II ceturkšņa beigām', '2026-06-30'],
		['līdz 2026. gada II ceturksnim', null],
		['2026. gada pirmajā pusgadā', '2026-06-30'],
		['2026. gada II pusgadā', '2026-12-31'],
		['2026. gada jūnijā', '2026-06-30'],
		['nākamajā padomes sēdē', null],
		['pirms nākamās sēdes', null],
		['termiņš – 2026. gada 1. jūnijs', '2026-06-01']
	])('"%s" is %s', (words, due) => {
		const text = `Labklājības ministrijai ${words}, saskaņojot to, iesniegt projektu.`;
		expect(found(text)).toEqual([[words.replaceAll('\u00a0', ' '), due]]);
		expect(found(text.replace(',', ' iesniegt'))).toEqual(found(text));
	});

	test.each([
		['katru gadu līdz 31. maijam', '2026-05-31', 'P1Y'],
		['ik gadu līdz 1. martam', '2027-03-01', 'P1Y'],
		['katru gadu, ne vēlāk kā līdz 31. maijam', '2026-05-31', 'P1Y'],
		['reizi gadā', null, 'P1Y'],
		['reizi ceturksnī', null, 'P3M'],
		['reizi pusgadā', null, 'P6M'],
		['katru mēnesi', null, 'P1M'],
		['katru mēnesi līdz 5. datumam', '2026-04-05', 'P1M'],
		['katru mēnesi līdz 31. datumam', '2026-03-31', 'P1M']
	])('"%s" comes back', (words, due, recurrence) => {
		expect(found(`LM ${words} ziņot padomei.`)[0]?.slice(1)).toEqual([due, recurrence]);
	});

	test.each([
		'no 2025. gada 1. janvāra līdz 2025. gada 31. decembrim',
		'laikposmā no 2016. gada līdz 2022. gadam',
		'bērniem līdz 18 gadu vecumam',
		'vecumā no 18 līdz 74 gadiem',
		'līdz šim paveikto',
		'līdz ar to',
		'rehabilitācija līdz 180 dienām',
		'sanāksmes laikā',
		'darba laikā',
		'gan 5–10 g., gan pašlaik',
		'2023.–2024. gadam'
	])('"%s" is none', (text) => {
		expect(found(text)).toEqual([]);
	});

	const calendar = new WorkingCalendar({ days: [], knownYears: [], movedDaysPostpone: false });
	const moment = {
		date,
		workingDaysLater: (from: string, count: number) => calendar.workingDaysLater(from, count),
		nextSitting: { date: '2026-05-20', isOfCouncil: true }
	};
	test.each([
		// Good Friday and Easter Monday lie between.
		['10 darbdienu laikā', '2026-04-10'],
		['desmit darba dienu laikā no sēdes dienas', '2026-04-10'],
		['5 darbdienu laikā', '2026-04-01'],
		['vienas darbdienas laikā', '2026-03-26'],
		['10 darbdienu laikā no protokola saņemšanas dienas', null],
		['divu nedēļu laikā', '2026-04-08'],
		['līdz nākamajai sēdei', '2026-05-20'],
		['līdz kārtējai padomes sēdei', '2026-05-20'],
		['nākamajā padomes sēdē', '2026-05-20'],
		['pirms nākamās sēdes', '2026-05-19'],
		['līdz nākamajai darba grupas sanāksmei', null]
	])('"%s" is %s where the calendar and the next sitting are known', (words, due) => {
		const text = `Labklājības ministrijai ${words}, saskaņojot to, iesniegt projektu.`;
		expect(findDeadlines(text, moment).map((one) => one.due)).toEqual([due]);
	});

	test('the council’s next sitting is not a group’s; a text has several deadlines, in their places', () => {
		const ofGroup = { ...moment, nextSitting: { date: '2026-05-20', isOfCouncil: false } };
		const dueIn = (text: string) => findDeadlines(text, ofGroup)[0]!.due;
		expect(dueIn('LM līdz nākamajai padomes sēdei ziņot.')).toBeNull();
		expect(dueIn('LM līdz nākamajai sanāksmei ziņot.')).toBe('2026-05-20');
		const text = 'LM līdz 1. maijam sagatavot un līdz 2026. gada 1. jūnijam iesniegt.';
		expect(findDeadlines(text, { date }).map(({ start, end }) => text.slice(start, end))).toEqual([
			'līdz 1. maijam',
			'līdz 2026. gada 1. jūnijam'
		]);
	});

	test('a label has its day without "līdz"', () => {
		const day = (text: string) => deadlineOfLabel(text, { date })?.due ?? null;
		expect(
			[
				' 2022.gada 1.aprīlis',
				' 2022. gada 1. septembris',
				'  2022.gada 1.novembris.',
				' 01.06.2026.',
				'…..',
				' Tā kā darba grupa ir pastāvīga'
			].map(day)
		).toEqual(['2022-04-01', '2022-09-01', '2022-11-01', '2026-06-01', null, null]);
	});
});
