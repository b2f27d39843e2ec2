import { describe, expect, it } from 'vitest';
import { calendar } from '../../../tests/setup/calendar.ts';
import { citationOf, issuerKeyOf, numberKeyOf, pointCitation, reportTitle } from './citing.ts';
import { readTerms } from './registering-terms.ts';
import { deadlinesIn, readTerm, type TermBases } from './terms.ts';

const bases: TermBases = {
	...{ date: '2026-02-02', receivedOn: '2026-02-06', countedFrom: 'DATE', today: '2026-02-06' }
};
const read = (text: string | null, more: Partial<TermBases> = {}) =>
	readTerm(text, { ...bases, ...more }, calendar);

describe('a deadline as people give it', () => {
	it.each([
		['25.03.2026.', '2026-03-25', null, null],
		['2026. gada 25. marts', '2026-03-25', null, null],
		['līdz 2026. gada 30. jūnijam', '2026-06-30', null, null],
		['10 darbdienas', '2026-02-16', 10, 'WORKING'],
		['10 darbdienu laikā', '2026-02-16', 10, 'WORKING'],
		['10 (desmit) darba dienu laikā', '2026-02-16', 10, 'WORKING'],
		['30 dienas', '2026-03-04', 30, 'CALENDAR'],
		['30 kalendāra dienu laikā no saņemšanas', '2026-03-08', 30, 'CALENDAR'],
		['10 darbdienas no saņemšanas dienas', '2026-02-20', 10, 'WORKING'],
		['10 working days', '2026-02-16', 10, 'WORKING'],
		['mēneša laikā', '2026-03-02', null, null],
		['līdz II ceturkšņa beigām', '2026-06-30', null, null],
		['līdz 1. jūnijam', '2026-06-01', null, null]
	])('%s', (text, due, count, unit) => {
		expect(read(text)).toMatchObject({ due, count, unit });
	});

	it('keeps the words, and says what is missing', () => {
		expect(read('10 darbdienu laikā')).toMatchObject({ text: '10 darbdienu laikā' });
		expect(read('25.03.2026.')).toMatchObject({ text: null });
		expect(read('  ')).toBeNull();
		expect(read('drīz')).toBe('WORDS');
		expect(read('31.02.2026.')).toBe('WORDS');
		expect(read('10 darbdienas', { date: null })).toBe('NO_DATE');
		expect(read('10 darbdienas', { countedFrom: 'RECEIVED', receivedOn: null })).toBe('NO_RECEIPT');
		expect(read('mēneša laikā', { date: null })).toBe('NO_DATE');
		expect(read('10 darbdienas', { countedFrom: 'RECEIVED' })).toMatchObject({ due: '2026-02-20' });
	});

	it('the text of a letter names its own', () => {
		const text = 'Starpziņojumu iesniegt līdz 2026. gada 25. martam, gala ziņojumu 90 dienu laikā.';
		const found = deadlinesIn(text, bases, calendar).map(({ due }) => due);
		expect(found).toEqual(['2026-03-25', '2026-05-03']);
		expect(deadlinesIn(text, { ...bases, date: null }, calendar)[1]!.due).toBeNull();
	});

	it.each([
		['02.02.2026.', null, 'interim', 'resolutions_problem_due_past'],
		['01.02.2026.', null, 'interim', 'resolutions_problem_due_before'],
		['25.06.2026.', '25.03.2026.', 'interim', 'resolutions_problem_interim_after'],
		[null, 'kādreiz', 'final', 'resolutions_problem_term']
	])('%s and %s: wrong at %s', (interim, final, field, problem) => {
		const terms = readTerms({ ...bases, interim, final }, bases.today, calendar);
		expect(terms).toMatchObject({ fault: { field, problem } });
	});
});

describe('what a resolution is known by', () => {
	it.each([
		['2026 1.1.1./4-4', 'Nr. 2026-1.1.1/4-4', true],
		['2026 1.1.1./4-4', 'nr.2026 1.1.1. / 4 – 4', true],
		['22-UZ-204', '22 uz 204', true],
		['1.11', '11.1', false],
		['4-4', '44', false]
	])('%s and %s: the same %s', (one, other, isSame) => {
		expect(numberKeyOf(one) === numberKeyOf(other)).toBe(isSame);
	});

	it('a post is one, whoever holds it', () => {
		expect(issuerKeyOf('Ministru prezidente')).toBe(issuerKeyOf('ministru prezidents'));
		expect(issuerKeyOf('Ministru prezidenta')).toBe(issuerKeyOf('Ministru prezidents'));
		expect(issuerKeyOf('Labklājības ministre')).not.toBe(issuerKeyOf('Ministru prezidents'));
	});

	it('it is cited in the genitive', () => {
		const cited = { number: 'Nr. 2026 1.1.1./4-4', issuer: 'Ministru prezidente' };
		expect(citationOf(cited)).toBe('Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4');
		expect(pointCitation(cited, '1.')).toBe('Ministru prezidentes rezolūcijas Nr. 2026 1.1.1./4-4 1. punkts');
		expect(pointCitation(cited, '2. a)')).toContain('2. a) apakšpunkts');
		expect(reportTitle('INTERIM', cited)).toBe(
			'Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4'
		);
		expect(citationOf({ ...cited, issuer: 'Ministru prezidents' })).toContain('Ministru prezidenta');
	});
});
