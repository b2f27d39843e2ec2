import { redirect } from '@sveltejs/kit';
import { keepLocale } from '#lib/accounts/users.server.ts';
import { readForm } from '../answer.server.ts';
import { localeChoice, localeCookie, pathBack, rememberChoice } from '../choices.server.ts';

/** The language that was chosen: for this browser, and for the mails of whoever is signed in. */
export async function POST(event) {
	const form = await readForm(event.request);
	const { data: locale } = localeChoice.safeParse(form.get('locale'));
	if (locale) {
		rememberChoice(event, localeCookie, locale);
		if (event.locals.actor) await keepLocale(event.locals.actor, locale);
	}
	redirect(303, pathBack(form, event));
}
