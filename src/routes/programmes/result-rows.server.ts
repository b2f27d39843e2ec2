import type { RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { countedParts } from '#lib/programmes/counting.ts';
import { resultColumns, type SaidResult } from '#lib/programmes/measure-reading.ts';
import { readNumber } from '#lib/requests/figure-numbers.ts';
import { readForm } from '../answer.server.ts';
import type { Unaccepted } from '../submit.server.ts';

/** So many empty rows at once. */
const portion = 3;

/**
 * Gives the form of a measure back as it was typed: with what its results count where nobody said it (`wanted` is COUNT), or with more
 * empty rows. Nothing is saved, and no script is needed.
 */
export async function offerResults(
	{ request }: RequestEvent,
	{ name, schema, wanted }: { name: string; schema: z.ZodObject; wanted: 'COUNT' | 'ROWS' }
): Promise<Unaccepted> {
	const form = await superValidate(await readForm(request), zod4(schema as never));
	const typed = form.data as Record<string, unknown>;
	const rows = rowsOf(typed).filter(({ text }) => text !== '');
	const empty = { id: null, text: '', target: null, unit: null };
	const results =
		wanted === 'COUNT'
			? rows.flatMap(countRow)
			: [...rows, ...Array.from({ length: portion }, (): SaidResult => empty)];
	return { form: name, typed: { ...typed, ...resultColumns(results) }, problems: {}, theirs: null };
}

/** What somebody said of a result stays; the rest is offered, in the first row of what it says. */
function countRow(row: SaidResult): SaidResult[] {
	if (row.target !== null) return [row];
	return countedParts(row.text).map(({ text, target, unit }, at) => ({
		...{ id: at === 0 ? row.id : null, text, target },
		unit: at === 0 ? (row.unit ?? unit) : unit
	}));
}

function rowsOf(typed: Record<string, unknown>): SaidResult[] {
	const column = (name: string) => {
		const list = typed[name];
		return Array.isArray(list) ? list.map((one: unknown) => String(one ?? '')) : [];
	};
	const [ids, targets, units] = [column('resultIds'), column('resultTargets'), column('resultUnits')];
	return column('resultTexts').map((text, at) => ({
		...{ id: ids[at] || null, text: text.trim(), unit: units[at] || null },
		target: readNumber(targets[at] ?? '')
	}));
}
