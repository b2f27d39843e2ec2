import { describe, expect, it } from 'vitest';
import { stemOf, wordsOfText } from './search-words.ts';

describe('the words of a text', () => {
	it.each([
		['Bāriņtiesu darba pilnveide (8.2.)', ['barintiesu', 'darba', 'pilnveide', '8', '2']],
		['un UN Un', ['un']],
		['22-UZ-204', ['22', 'uz', '204']],
		['a b c 7', ['7']],
		['', []]
	])('%j', (text, words) => expect(wordsOfText(text)).toEqual(words));

	it('are cut where nobody types on, and no text has more than can be kept', () => {
		expect(wordsOfText('x'.repeat(500))).toEqual(['x'.repeat(40)]);
		expect(wordsOfText(Array.from({ length: 9_000 }, (_, at) => `w${at}`).join(' '))).toHaveLength(2_000);
	});
});

describe('a stem is what the forms of a word have in common', () => {
	it.each([
		['bāriņtiesa', 'bāriņtiesas', 'bāriņtiesu', 'bāriņtiesām', 'bāriņtiesai'],
		['mediācija', 'mediāciju', 'mediācijas', 'mediācijai'],
		['ziņojums', 'ziņojuma', 'ziņojumu', 'ziņojumam', 'ziņojumi', 'ziņojumiem'],
		['speciālists', 'speciālisti', 'speciālistiem', 'speciālistus'],
		['digitālā', 'digitālās', 'digitālajai', 'digitālajam'],
		['programma', 'programmu', 'programmās']
	])('%s …', (...forms) => expect(new Set(forms.map(stemOf)).size).toBe(1));

	it.each([
		['LM', 'lm'],
		['tiesa', 'ties'],
		['bēra', 'bera'],
		['204', '204']
	])('%s keeps enough to be told from others', (word, stem) => expect(stemOf(word)).toBe(stem));
});
