import type { RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import type { Unaccepted } from '../../submit.server.ts';
import { readForm } from '../../answer.server.ts';

/**
 * Gives a form back as it was typed, with more empty rows for owners, or, where the button says `rows=same`, with as many: nothing is
 * saved, and no script is needed.
 */
export async function addRows(
	{ request }: RequestEvent,
	name: string,
	schema: z.ZodObject
): Promise<Unaccepted> {
	const sent = await readForm(request);
	const form = await superValidate(sent, zod4(schema as never));
	const typed = form.data as Record<string, unknown>;
	const isMore = sent.get('rows') !== 'same';
	const rows = (field: string, more: number) => {
		const list = Array.isArray(typed[field]) ? (typed[field] as string[]) : [];
		const chosen = list.filter(Boolean);
		return [
			...chosen,
			...Array.from({ length: list.length - chosen.length + (isMore ? more : 0) }, () => '')
		];
	};
	return {
		form: name,
		typed: { ...typed, lead: rows('lead', 1), co: rows('co', 3) },
		problems: {},
		theirs: null
	};
}
