import { describe, expect, it } from 'vitest';
import { followPlans, readPlans } from './report-plans.ts';

describe('what a report plans', () => {
	it('is a thing a bullet, headed by what stands above it', () => {
		const text = [
			'**Normatīvā regulējuma pilnveide**',
			'- Izstrādāt grozījumus Bērnu tiesību aizsardzības likumā',
			'  - papildināt 5. pantu',
			'- Izvērtēt slodzi',
			'',
			'### Atbalsts',
			'Pakalpojumi:',
			'1. Paplašināt pakalpojumus',
			'2. Apmācīt speciālistus',
			'',
			'Turpināt uzraudzību.'
		].join('\n');
		expect(readPlans(text)).toEqual([
			{
				group: 'Normatīvā regulējuma pilnveide',
				text: 'Izstrādāt grozījumus Bērnu tiesību aizsardzības likumā\n- papildināt 5. pantu'
			},
			{ group: 'Normatīvā regulējuma pilnveide', text: 'Izvērtēt slodzi' },
			{ group: 'Pakalpojumi', text: 'Paplašināt pakalpojumus' },
			{ group: 'Pakalpojumi', text: 'Apmācīt speciālistus' },
			{ group: 'Pakalpojumi', text: 'Turpināt uzraudzību.' }
		]);
		expect(readPlans('Izstrādāt plānu.\n\nTo ieviest.').map((plan) => plan.text)).toEqual([
			'Izstrādāt plānu.',
			'To ieviest.'
		]);
		expect(readPlans(' ')).toEqual([]);
	});

	it('keeps its tasks when the words around it and its own words are changed', () => {
		const kept = ['Izstrādāt grozījumus likumā', 'Izvērtēt slodzi', 'Vecais darbs'].map((text, at) => ({
			...{ id: `${at}`, paragraphId: 'a', group: null, text, isSettled: at === 0 }
		}));
		const things = readPlans('- Izvērtēt slodzi\n- Izstrādāt grozījumus bērnu tiesību likumā\n- Jauns darbs');
		const { steps, gone } = followPlans(kept, [{ paragraphId: 'a', things }]);
		expect(steps.map(({ id, thing }) => [id, thing.text])).toEqual([
			['1', 'Izvērtēt slodzi'],
			['0', 'Izstrādāt grozījumus bērnu tiesību likumā'],
			[null, 'Jauns darbs']
		]);
		expect(gone.map(({ id }) => id)).toEqual(['2']);
	});
});
