import { redirect } from '@sveltejs/kit';
import { keepTheme } from '#lib/accounts/users.server.ts';
import { readForm } from '../answer.server.ts';
import { pathBack, rememberChoice, themeChoice, themeCookie } from '../choices.server.ts';

export async function POST(event) {
	const form = await readForm(event.request);
	const { data: theme } = themeChoice.safeParse(form.get('theme'));
	if (theme) {
		rememberChoice(event, themeCookie, theme);
		if (event.locals.actor) await keepTheme(event.locals.actor, theme === 'auto' ? null : theme);
	}
	redirect(303, pathBack(form, event));
}
