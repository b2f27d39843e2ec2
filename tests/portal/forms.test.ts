import { expect, test } from 'vitest';
import { doors } from '../../src/doors.ts';
import { forms, unfilled } from '../browser/forms.ts';

test('every form there is, is filled by keyboard and sent empty in the browser tests, or it is said why not', () => {
	const actions = Object.entries(doors).flatMap(([route, door]) =>
		Object.keys(door.actions ?? {}).map((action) => `${route} ${action}`)
	);
	const filled = Object.values(forms).flatMap((room) => room.map(({ asks }) => asks));
	expect(actions.filter((action) => !filled.includes(action) && !(action in unfilled))).toEqual([]);
	expect([...filled, ...Object.keys(unfilled)].filter((action) => !actions.includes(action))).toEqual([]);
	expect(filled.filter((action) => action in unfilled)).toEqual([]);
});
