import type { RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import type { Unaccepted } from '../../submit.server.ts';
import { readForm } from '../../answer.server.ts';

/** Gives a form back as it was typed, with more empty rows for owners: nothing is saved, and no script is needed. */
export async function addRows(
	{ request }: RequestEvent,
	name: string,
	schema: z.ZodObject
): Promise<Unaccepted> {
	const form = await superValidate(await readForm(request), zod4(schema as never));
	const typed = form.data as Record<string, unknown>;
	const rows = (field: string, more: number) => {
		const list = Array.isArray(typed[field]) ? (typed[field] as string[]) : [];
		const chosen = list.filter(Boolean);
		return [...chosen, ...Array.from({ length: list.length - chosen.length + more }, () => '')];
	};
	return {
		form: name,
		typed: { ...typed, lead: rows('lead', 1), co: rows('co', 3) },
		problems: {},
		theirs: null
	};
}
