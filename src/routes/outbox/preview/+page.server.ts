import { waitingParts } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { previewDay } from '#lib/reminders/preview.server.ts';
import { answer } from '../../answer.server.ts';
import { readAsked } from './asked.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const asked = readAsked(url.searchParams);
	const today = rigaDate(locals.installation.clock.now());
	const isAsked = asked !== null && asked !== 'WRONG';
	const preview = isAsked ? await answer(previewDay(actorOf(locals), waitingParts, asked)) : null;
	return { asked: isAsked ? asked : null, isWrong: asked === 'WRONG', preview, today, locale: locals.locale };
}
