import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import { loadRegister } from '#lib/municipalities/register-loading.server.ts';
import { readRegister } from '#lib/municipalities/register-page.server.ts';
import { loadSchema } from '#lib/municipalities/survey-schema.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../answer.server.ts';
import { submit } from '../submit.server.ts';

export async function load({ locals, url }) {
	const today = rigaDate(locals.installation.clock.now());
	const { date, wrong } = readAsOf(url.searchParams.get('date'), today);
	return { register: await answer(readRegister(actorOf(locals), date)), wrong };
}

export const actions = {
	load: (event) =>
		submit(event, 'load', loadSchema, async (actor) => {
			const { count } = await loadRegister(actor);
			const text = count ? m.municipalities_loaded({ count }) : m.municipalities_loaded_none();
			return { to: '/municipalities', notice: { text } };
		})
};
