import { describe, expect, it } from 'vitest';
import { controlSentence, dueOfTask, inOrderOfBinding } from './sources.ts';

const source = (kind: string, due: string | null, controlEndedOn: string | null, reference = kind) => ({
	...{ kind, due, controlEndedOn, reference }
});

describe('the sources of a task', () => {
	it('bind by the nearest of those whose control has not ended; without any, the task’s own deadline does', () => {
		const ended = source('CABINET', '2022-01-01', '2022-01-02');
		const later = source('MANDATE', '2022-05-01', null);
		const sooner = source('OTHER', '2022-04-01', null);
		const undated = source('RESOLUTION', null, null);
		expect(dueOfTask('2022-03-01', [later, ended, undated, sooner])).toBe('2022-04-01');
		expect(dueOfTask('2022-03-01', [ended])).toBeNull();
		expect(dueOfTask('2022-03-01', [])).toBe('2022-03-01');
		expect(inOrderOfBinding([ended, undated, later, sooner])).toEqual([sooner, later, undated, ended]);
	});

	it.each([
		[['CABINET'], ['COUNCIL_DECISION'], 'Noņemts no MK kontroles; padomē turpinās.'],
		[['MANDATE', 'COUNCIL_DECISION'], ['CABINET'], 'Noņemts no padomes kontroles; MK kontrolē turpinās.'],
		[
			['RESOLUTION'],
			['MANDATE', 'CABINET'],
			'Noņemts no rezolūcijas izpildes kontroles; padomē, MK kontrolē turpinās.'
		],
		// Two of one kind are told apart by how they are cited.
		[['CABINET'], ['CABINET'], 'Kontrole izbeigta: CABINET. Turpinās: CABINET.'],
		[['OTHER'], ['MANDATE'], 'Kontrole izbeigta: OTHER. Turpinās: MANDATE.'],
		[[], ['MANDATE'], null],
		[['MANDATE'], [], null]
	])('ended %j, going on %j: %s', (ended, going, sentence) => {
		const sources = [
			...ended.map((kind) => source(kind, null, '2022-03-01')),
			...going.map((kind) => source(kind, null, null))
		];
		expect(controlSentence(sources, 'lv')).toBe(sentence);
	});
});
