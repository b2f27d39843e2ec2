import { waitingParts } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { previewDay } from '#lib/reminders/preview.server.ts';
import { answer } from '../../answer.server.ts';
import { readAsked } from './asked.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const { installation, locale } = locals;
	const calendar = await calendarOf(installation);
	const nextDay = calendar.workingDayOnOrAfter(rigaDate(installation.clock.now()));
	const asked = readAsked(url.searchParams, nextDay);
	const isAsked = asked !== 'WRONG';
	const preview = isAsked ? await answer(previewDay(actorOf(locals), waitingParts, asked)) : null;
	const dayAfterOff = preview?.isOff ? calendar.workingDayOnOrAfter(addDays(preview.date, 1)) : null;
	return { asked: isAsked ? asked : null, preview, nextDay, dayAfterOff, locale };
}
