import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import {
	givenDaySchema,
	knownYearSchema,
	movedDaySchema,
	postponingSchema,
	removeDaySchema,
	unknownYearSchema
} from './schemas.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../answer.server.ts';
import { submit } from '../submit.server.ts';
import * as desk from './desk.server.ts';
import { readCalendarPage } from './page.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const asked = (name: string) => url.searchParams.get(name);
	return {
		...(await answer(readCalendarPage(actor))),
		...{ form: asked('form'), year: asked('year'), day: asked('day'), locale: locals.locale }
	};
}

const done = ({ eventId }: desk.Changed, year: string, text: string) => ({
	to: `/working-calendar#year-${year}`,
	notice: eventId ? { text, undo: eventId } : { text }
});

export const actions = {
	moved: (event: RequestEvent) =>
		submit(event, 'moved', movedDaySchema, async (actor, data) =>
			done(await desk.saveMoved(actor, data), data.off.slice(0, 4), m.calendar_saved())
		),
	given: (event: RequestEvent) =>
		submit(event, 'given', givenDaySchema, async (actor, data) =>
			done(await desk.saveGiven(actor, data), data.date.slice(0, 4), m.calendar_saved())
		),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removeDaySchema, async (actor, data) =>
			done(await desk.removeDay(actor, data), data.day.slice(0, 4), m.calendar_removed())
		),
	know: (event: RequestEvent) =>
		submit(event, 'know', knownYearSchema, async (actor, data) =>
			done(await desk.knowYear(actor, data), data.year, m.calendar_year_saved({ year: data.year }))
		),
	forget: (event: RequestEvent) =>
		submit(event, 'forget', unknownYearSchema, async (actor, data) =>
			done(await desk.forgetYear(actor, data), data.year, m.calendar_year_saved({ year: data.year }))
		),
	postponing: (event: RequestEvent) =>
		submit(event, 'postponing', postponingSchema, async (actor, data) => {
			const { eventId } = await desk.decidePostponing(actor, data);
			const text = m.calendar_postponing_saved();
			return { to: '/working-calendar#terms', notice: eventId ? { text, undo: eventId } : { text } };
		})
};
