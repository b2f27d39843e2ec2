import { expect, test } from 'vitest';
import { countedParts } from './counting.ts';
import { printedResults } from './printed-results.ts';

test.each([
	['Izveidoti kopumā pieci video stāsti (videorullīši) par garantijām.', [[5, 'video stāsti']]],
	['15 gadījumos sniegta operatīva palīdzība.', [[15, 'gadījumi']]],
	['Organizēti pieci reģionālie semināri bāreņiem, kuriem tuvojas pilngadība.', [[5, 'reģionālie semināri']]],
	['Īstenotas divas informatīvās kampaņas par bērnu drošību.', [[2, 'informatīvās kampaņas']]],
	['Organizēts pasākums 40 dalībniekiem.', [[40, 'dalībnieki']]],
	[
		'Organizēti 4 semināri un apmācīti 80 bāriņtiesu darbinieki.',
		[
			[4, 'semināri'],
			[80, 'bāriņtiesu darbinieki']
		]
	],
	[
		'Organizētas 3 radošās darbnīcas ar kopējo dalībnieku skaitu – 60.',
		[
			[3, 'radošās darbnīcas'],
			[60, 'dalībnieki']
		]
	],
	['Apmācīti 1 200 speciālisti.', [[1200, 'speciālisti']]],
	['2024. gadā bērnu un pusaudžu tālruni 116111, 2. posmā.', [[null, null]]],
	['Organizēti informatīvi pasākumi.', [[null, null]]]
])('%s', (text, counts) => {
	const parts = countedParts(text);
	expect(parts.map(({ target, unit }) => [target, unit])).toEqual(counts);
	expect(parts.map((part) => part.text).join(' ')).toBe(text);
});

test('what counts two things is printed as the one sentence that it is', () => {
	const text = 'Organizēti 4 semināri un apmācīti 80 bāriņtiesu darbinieki.';
	const [printed, ...others] = printedResults([...countedParts(text)], String);
	expect(others).toEqual([]);
	expect(printed!.html).toBe(`<p>${text}</p>`);
	expect(printed!.targets).toEqual(['4\u00a0semināri', '80\u00a0bāriņtiesu darbinieki']);
});
