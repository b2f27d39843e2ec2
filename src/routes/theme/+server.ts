import { redirect } from '@sveltejs/kit';
import { readForm } from '../answer.server.ts';
import { pathBack, rememberChoice, themeChoice, themeCookie } from '../choices.server.ts';

export async function POST(event) {
	const form = await readForm(event.request);
	const { data: theme } = themeChoice.safeParse(form.get('theme'));
	if (theme) rememberChoice(event, themeCookie, theme);
	redirect(303, pathBack(form, event));
}
