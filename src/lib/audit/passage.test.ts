import { describe, expect, test } from 'vitest';
import { computedTime } from '../../../tests/setup/computed.ts';
import { blacken, findIn, mayHave, patternOf } from './passage.ts';

const pattern = (text: string, { wholeWords = false, inNames = false } = {}) =>
	patternOf({ texts: text.split('|'), wholeWords }, { inNames });

describe('a passage is found however it is written', () => {
	test.each([
		['Anna Bērziņa', 'Zvanīja Anna Bērziņa.', 1],
		['Anna Bērziņa', 'ANNA BĒRZIŅA un anna bērziņa', 2],
		['Anna Bērziņa', 'Anna  \n\t Bērziņa', 1],
		['Anna Bērziņa', 'Anna\u00a0Bērziņa, Anna&nbsp;Bērziņa, Anna<br>Bērziņa', 3],
		['Anna Bērziņa', '**Anna** Bērziņa, *Anna Bēr*ziņa, An\u00adna Bērziņa', 3],
		['Anna Bērziņa', '> Anna\n> Bērziņa', 1],
		['Anna Bērziņa', 'Anna Berzina', 1],
		['Anna Berzina', 'Anna Bērziņa', 1],
		['Anna Bērziņa', 'Anna Bērziņa'.normalize('NFD'), 1],
		['Anna Bērziņa', 'Annas Bērziņas', 0],
		['Anna Bērziņa|Annas Bērziņas', 'Annas Bērziņas un Anna Bērziņa', 2],
		['  Anna   Bērziņa ', 'Anna Bērziņa', 1],
		['010115-12345', 'pk 010115–12345', 1],
		['dzīvo „Zīlēs“', 'dzīvo "Zīlēs"', 1],
		['a.b(c)*[d]', 'A.B(c)*[D] axb', 1],
		['Straße', 'STRASSE, Straße', 2],
		['bērns', 'nebērnspēle', 1],
		['nav', 'tāda te nav?', 1],
		['Anna', '{"text":"Anna\\nBērziņa"}', 1],
		['Anna Bērziņa', '{"text":"Anna\\nBērziņa","deep":[{"a":"{\\"b\\":\\"Anna\\\\nBērziņa\\"}"}]}', 2],
		['Anna Bērziņa', 'q=Anna+B%C4%93rzi%C5%86a&status=open', 1],
		['Anna Bērziņa', 'q=anna+berzina', 1],
		['Anna Bērziņa', 'Anna-Berzina.pdf, Anna_Bērziņa.pdf, anna.berzina.docx, Anna%20Berzina.txt', 4],
		['Ķīna', '漢字 ķīna', 1],
		['漢字体', '漢字体', 1]
	])('%j in %j', (passage, text, count) => {
		expect(findIn(text, pattern(passage))).toHaveLength(count);
		if (count) expect(mayHave({ texts: passage.split('|'), wholeWords: false })(text)).toBe(true);
	});

	test('as whole words only, where that is asked for', () => {
		const whole = pattern('bērns', { wholeWords: true });
		expect(findIn('nebērnspēle, bērns. (bērns) _bērns_', whole)).toHaveLength(3);
	});

	test.each([['anna.berzina@inbox.lv'], ['Anna-Berzina.pdf'], ['annaberzina'], ['Anna%20Bērziņa.pdf']])(
		'in the name %j',
		(name) => {
			expect(findIn(name, pattern('Anna Bērziņa', { inNames: true }))).toHaveLength(1);
		}
	);

	test('with the words around it', () => {
		expect(findIn('Sarunā ar Annu piedalījās vecmāmiņa.', pattern('Annu'))).toEqual([
			{ before: 'Sarunā ar ', match: 'Annu', after: ' piedalījās vecmāmiņa.' }
		]);
	});

	test('in no time, however the text tries to lead astray', () => {
		const began = computedTime();
		findIn(`${'anna '.repeat(200_000)}b`, pattern('anna anna anna bērziņa'));
		findIn('a*'.repeat(500_000), pattern('aaaaaaaaab'));
		findIn(`an${'*'.repeat(200_000)}`, pattern('anna'));
		findIn(`q=${'+'.repeat(200_000)} anna`, pattern('anna bērziņa'));
		expect(computedTime() - began).toBeLessThan(3_000);
	});
});

describe('a passage is blackened', () => {
	test.each([
		['Zvanīja **Anna** Bērziņa.', 'Zvanīja **█.'],
		['{"text":"Anna\\nBērziņa","n":1}', '{"text":"█","n":1}'],
		['[ "Anna Bērziņa", null ]', '["█",null]'],
		['[ "cits", null ]', '[ "cits", null ]'],
		['{not json, Anna Bērziņa', '{not json, █'],
		['q=Anna+B%C4%93rzi%C5%86a&status=open', `q=${encodeURIComponent('█')}&status=open`],
		['q=anna+berzina', `q=${encodeURIComponent('█')}`],
		['q=1+2 Anna Bērziņa', 'q=1+2 █'],
		['{"title":"Anna-Berzina izziņa"}', '{"title":"█ izziņa"}'],
		['cits $& teksts', 'cits $& teksts']
	])('%j → %j', (text, expected) => {
		expect(blacken(text, pattern('Anna Bērziņa'), '█')).toBe(expected);
	});

	test('but not what is no text of people: names of fields, ids, constants', () => {
		const isFixed = (field: string) => field === 'status' || field.endsWith('Id');
		const json = '{"anna":"Anna","status":"ANNA","bodyId":"anna"}';
		expect(blacken(json, pattern('anna'), '█', isFixed)).toBe(json.replace('"Anna"', '"█"'));
		const id = '"0197aaaa-abab-7000-8000-000000000000"';
		expect(blacken(`[${id},"abab"]`, pattern('abab'), '█')).toBe(`[${id},"█"]`);
	});
});
