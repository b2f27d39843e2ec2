import { m } from '#i18n/generated/messages.js';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { inForce } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds } from './municipalities.ts';

/** What the form of a new survey begins with. */
export interface StartSurveyForm {
	readonly values: {
		readonly bodyId: string;
		readonly year: string;
		readonly title: string;
		readonly text: string;
		readonly asOf: string;
		readonly due: string;
	};
}

/** How long a municipality has, where nobody says otherwise. */
const usualDays = 30;

/** The form of a new survey: of this year, or of the next that has none. Refuses NOT_FOUND whoever may not. */
export async function readStartForm(actor: Actor): Promise<StartSurveyForm> {
	mustBeAble(actor, deeds.start);
	const { installation } = actor;
	const today = todayOf(actor);
	const [directory, calendar, taken] = await Promise.all([
		directoryOf(installation),
		calendarOf(installation),
		installation.db.read.survey.findMany({ orderBy: { year: 'asc' }, select: { year: true } })
	]);
	const bodies = directory.bodies.filter((body) => inForce(body, today));
	const council = bodies.find(({ kind }) => kind === 'COUNCIL') ?? bodies[0];
	if (!council) throw new Refusal('NOT_FOUND');
	const years = new Set(taken.map(({ year }) => year));
	let year = Number(today.slice(0, 4));
	while (years.has(year)) year += 1;
	const options = { locale: 'lv' } as const;
	return {
		values: {
			...{ bodyId: council.id, year: String(year), asOf: today },
			title: m.municipalities_survey_title({ year: String(year) }, options),
			text: m.municipalities_survey_text({}, options),
			due: calendar.workingDayOnOrAfter(addDays(today, usualDays))
		}
	};
}
