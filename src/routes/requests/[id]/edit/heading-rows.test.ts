import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { formValues } from '../../../fields/form-values.ts';
import HeadingRows from './HeadingRows.svelte';

const rowsOf = (columns: Readonly<Record<string, readonly (string | null)[]>>, isLocked = false) => {
	const form = formValues(null, { name: 'save', locale: 'lv', values: columns });
	return render(HeadingRows, { props: { form, isLocked } }).body.match(/name="fieldTitles"/g)?.length ?? 0;
};

test('behind the headings stand two empty rows, also where the form came back with its empty ones', () => {
	expect(rowsOf({ fieldIds: ['done'], fieldTitles: ['Paveiktais'] })).toBe(3);
	expect(rowsOf({ fieldIds: ['done', '', ''], fieldTitles: ['Paveiktais', null, null] })).toBe(3);
	expect(rowsOf({ fieldIds: ['done', '', ''], fieldTitles: ['Paveiktais', null, 'Plāni'] })).toBe(5);
	expect(rowsOf({ fieldIds: ['done', ''], fieldTitles: [null, null], fieldHints: [null, 'Ko?'] })).toBe(4);
	expect(rowsOf({ fieldIds: ['done'], fieldTitles: ['Paveiktais'] }, true)).toBe(1);
});
