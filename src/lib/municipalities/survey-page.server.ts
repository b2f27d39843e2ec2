import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, inForce, nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { askingDeeds, type AnswerState } from '#lib/requests/asking.ts';
import { m } from '#i18n/generated/messages.js';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds, regions, regionWord } from './municipalities.ts';
import type { SurveyState } from './survey-list.server.ts';

/** How far a region has answered. */
export interface RegionAnswers {
	readonly name: string;
	readonly asked: number;
	readonly answered: number;
	readonly accepted: number;
	/** Who has not, by name. */
	readonly owing: readonly string[];
}

export interface SurveyPage {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly body: string;
	readonly asOf: string;
	readonly due: string | null;
	readonly state: SurveyState;
	/** What was found, as safe HTML. */
	readonly html: string | null;
	readonly regions: readonly RegionAnswers[];
	/** The board of who has answered, for whoever asks. */
	readonly requestId: string | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
}

/** The survey of a year, or by its id, and how far it is answered. Four statements. Refuses NOT_FOUND whoever may not, and a year without one. */
export async function readSurvey(actor: Actor, year: string): Promise<SurveyPage> {
	mustBeAble(actor, deeds.read);
	const { installation, locale } = actor;
	const { read } = installation.db;
	const [survey, directory] = await Promise.all([
		read.survey.findFirst({ where: isId(year) ? { id: year } : { year: yearIn(year) } }),
		directoryOf(installation)
	]);
	if (!survey) throw new Refusal('NOT_FOUND');
	const { requestId, bodyId, conclusions, ...row } = survey;
	const [request, answers] = await Promise.all([
		requestId === null
			? null
			: read.request.findUnique({ where: { id: requestId }, select: { due: true, state: true } }),
		readAnswers(actor, requestId)
	]);
	const body = bodyById(directory, bodyId);
	const mayAsk = can(actor, askingDeeds.prepare, { bodyId });
	return {
		...{ id: row.id, year: row.year, title: row.title, asOf: row.asOf, isSample: row.isSample },
		...{ provenance: row.provenance, body: body ? bodyLabel(body, locale) : '' },
		...{ due: request?.due ?? null, state: (request?.state as SurveyState | undefined) ?? 'PUBLISHED' },
		html: conclusions && renderMarkdown(conclusions),
		regions: regionsOf(directory, answers, { asOf: row.asOf, locale }),
		requestId: mayAsk ? requestId : null
	};
}

/** As an address has it; of what is no year, one in which nothing was asked. */
const yearIn = (text: string) => (/^[1-9]\d{3}$/u.test(text) ? Number(text) : 0);

interface AnswerRow {
	readonly institutionId: string;
	readonly region: string;
	readonly state: AnswerState;
}

async function readAnswers({ installation }: Actor, requestId: string | null): Promise<AnswerRow[]> {
	if (requestId === null) return [];
	return installation.db.read.$queryRaw<AnswerRow[]>`
		SELECT a."institutionId", u."region", a."state"
		FROM "Answer" a JOIN "Municipality" u ON u."institutionId" = a."institutionId"
		WHERE a."requestId" = ${requestId} AND a."withdrawnAt" IS NULL
		ORDER BY a."position", a."id"`;
}

function regionsOf(
	directory: Directory,
	answers: readonly AnswerRow[],
	{ asOf, locale }: { readonly asOf: string; readonly locale: Actor['locale'] }
): RegionAnswers[] {
	return regions.flatMap((region) => {
		const theirs = answers.filter((one) => one.region === region);
		const answered = theirs.filter(({ state }) => state === 'SENT' || state === 'ACCEPTED');
		const owing = theirs.filter((one) => !answered.includes(one));
		if (theirs.length === 0) return [];
		return [
			{
				...{ name: regionWord(region, locale), asked: theirs.length, answered: answered.length },
				accepted: theirs.filter(({ state }) => state === 'ACCEPTED').length,
				owing: owing.map(({ institutionId }) => nameAt(directory, institutionId, asOf).name)
			}
		];
	});
}

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
