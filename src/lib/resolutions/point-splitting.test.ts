import { describe, expect, it } from 'vitest';
import { calendar } from '../../../tests/setup/calendar.ts';
import { splitIntoPoints } from './point-splitting.ts';

const institutions = [
	{ id: 'lm', name: 'Labklājības ministrija', abbreviation: 'LM' },
	{ id: 'iem', name: 'Iekšlietu ministrija', abbreviation: 'IeM' },
	{ id: 'izm', name: 'Izglītības un zinātnes ministrija', abbreviation: 'IZM' }
];
const split = (text: string) =>
	splitIntoPoints(text, {
		...{ date: '2026-02-02', institutions },
		workingDaysLater: (day: string, count: number) => calendar.workingDaysLater(day, count)
	});
const told = (text: string) =>
	split(text).map(({ code, lead, co, due }) => [code, lead.join('+'), co.join('+'), due].join(' | '));

describe('the points of a resolution', () => {
	it('what is numbered, with whom it asks and by when', () => {
		const text = [
			'Saistībā ar publiski pieejamo informāciju:',
			'',
			'1. Labklājības ministrijai sadarbībā ar Izglītības un zinātnes ministriju līdz 2026. gada 25. martam izvērtēt riskus bērniem.',
			'',
			'Izvērtējumā ietvert priekšlikumus.',
			'2. Iekšlietu ministrijai 10 darbdienu laikā izvērtēt pagātnes notikumus.'
		].join('\n');
		expect(told(text)).toEqual(['1. | lm | izm | 2026-03-25', '2. | iem |  | 2026-02-16']);
		expect(split(text)[0]!.text).toContain('Izvērtējumā ietvert priekšlikumus.');
	});

	it('what only leads over is no point: it says who owes those below', () => {
		const text = [
			'1. Iekšlietu ministrijai:',
			'1.1. izvērtēt riskus;',
			'1.2. līdz 2026. gada 1. aprīlim iesniegt ziņojumu.',
			'2. Labklājības ministrijai un Izglītības un zinātnes ministrijai:',
			'a) apzināt regulējumu;',
			'b) sagatavot priekšlikumus.'
		].join('\n');
		expect(told(text)).toEqual([
			'1.1. | iem |  | ',
			'1.2. | iem |  | 2026-04-01',
			'2. a) | lm+izm |  | ',
			'2. b) | lm+izm |  | '
		]);
	});

	it('without numbers, what asks for something; of what asks nothing, nothing', () => {
		expect(
			told('Lūdzu Labklājības ministriju līdz 2026. gada 25. martam iesniegt starpziņojumu. Paldies.')
		).toEqual([' | lm |  | 2026-03-25']);
		expect(split('Pieņemts zināšanai.')).toEqual([]);
		expect(split('')).toEqual([]);
	});
});
