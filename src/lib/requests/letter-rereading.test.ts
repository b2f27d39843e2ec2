import { describe, expect, test } from 'vitest';
import { withReadSince, type TypedLetter } from './letter-rereading.ts';
import type { LetterSlotView } from './letter-view.ts';
import { nothingTyped } from './marked-columns.ts';

const values = {
	number: '1-15/345',
	date: '2026-03-12',
	receivedOn: '2026-03-13',
	signatory: '',
	preparer: ''
};
const slot = (key: string, texts: Record<string, string>, facts: Partial<LetterSlotView['facts']> = {}) => ({
	...{ key, code: null, words: '', state: null, stateWord: null, answerId: null, rowIds: [], texts },
	facts: { events: [], figures: [], marks: nothingTyped, ...facts }
});
const typed: TypedLetter = {
	...{ number: '1-15/345', date: '12.03.2026.', receivedOn: '14.03.2026.', signatory: 'Ministre' },
	...{ preparer: '', rest: 'Pavadvēstule.', textIds: ['a done', 'a planned', 'b done'] },
	...{ texts: ['Nolasīts.', 'Mans teksts.', ''], eventIds: ['a 1'], eventDates: ['15.10.2026.'] },
	...{ eventUntils: [''], eventTexts: ['Seminārs'], figureIds: [], figureNames: [], figureValues: [] },
	...{ figureUnits: [], figureFroms: [], figureUntils: [], figureParts: [] }
};
const before = { values: { ...values, rest: 'Pavadvēstule.' }, slots: [slot('a', { done: 'Nolasīts.' })] };

describe('a letter that is read once more while somebody writes', () => {
	test('keeps every word, and puts what is new where nobody wrote', () => {
		const now = {
			values: { ...values, date: '2026-03-11', preparer: 'P. Paraugs', rest: 'Pavadvēstule.\n\nPielikums.' },
			slots: [
				slot('a', { done: 'Nolasīts labāk.', planned: 'No veidlapas.' }),
				slot('b', { done: 'Otrais.' }, { figures: [{ name: 'Bērni', value: '403', unit: '' }] })
			]
		};
		expect(withReadSince(typed, before, now)).toEqual({
			...typed,
			...{ date: '2026-03-11', preparer: 'P. Paraugs', rest: 'Pavadvēstule.\n\nPielikums.' },
			texts: ['Nolasīts labāk.', 'Mans teksts.\n\nNo veidlapas.', 'Otrais.'],
			...{ figureIds: ['b added-0'], figureNames: ['Bērni'], figureValues: ['403'], figureUnits: [''] },
			...{ figureFroms: [''], figureUntils: [''], figureParts: [''] }
		});
	});

	test('changes nothing where nothing new was read', () => {
		const changed = { ...typed, texts: ['', 'Mans teksts.', 'Arī mans.'], number: '2' };
		const asRead = { ...changed, date: '2026-03-12' };
		expect(withReadSince(changed, before, before)).toEqual(asRead);
	});
});
