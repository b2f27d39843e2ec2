import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import {
	answerStateWord,
	askingDeeds,
	isAnswerLate,
	isOwed,
	type AnswerState
} from '#lib/requests/asking.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds, regions, regionWord } from './municipalities.ts';
import type { SurveyState } from './survey-list.server.ts';

/** How far a municipality has answered. */
export interface MunicipalityAnswer {
	/** As it was called on the survey's day. */
	readonly name: string;
	readonly state: AnswerState;
	/** "nosūtīta" */
	readonly word: string;
	/** The day of its newest version. */
	readonly sentOn: string | null;
	readonly isLate: boolean;
}

/** How far a region has answered. */
export interface RegionAnswers {
	readonly name: string;
	readonly asked: number;
	readonly answered: number;
	readonly accepted: number;
	/** Whose last day is over, and who has not answered. */
	readonly late: number;
	/** Whoever still owes it first. */
	readonly rows: readonly MunicipalityAnswer[];
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
	readonly version: number;
	readonly mayDescribe: boolean;
	/** It was asked: its day stays. */
	readonly isOut: boolean;
}

/** The survey of a year, or by its id, and how far it is answered. Five statements. Refuses NOT_FOUND whoever may not, and a year without one. */
export async function readSurvey(actor: Actor, year: string): Promise<SurveyPage> {
	mustBeAble(actor, deeds.read);
	const { installation, locale } = actor;
	const { read } = installation.db;
	const [survey, directory, calendar] = await Promise.all([
		read.survey.findFirst({ where: isId(year) ? { id: year } : { year: yearIn(year) } }),
		directoryOf(installation),
		calendarOf(installation)
	]);
	if (!survey) throw new Refusal('NOT_FOUND');
	const { requestId, bodyId, conclusions, ...row } = survey;
	const [request, answers] = await Promise.all([
		requestId === null
			? null
			: read.request.findUnique({ where: { id: requestId }, select: { due: true, state: true } }),
		readAnswers(actor, requestId)
	]);
	const state = (request?.state as SurveyState | undefined) ?? 'PUBLISHED';
	const body = bodyById(directory, bodyId);
	const mayAsk = can(actor, askingDeeds.prepare, { bodyId });
	return {
		...{ id: row.id, year: row.year, title: row.title, asOf: row.asOf, isSample: row.isSample },
		...{ provenance: row.provenance, body: body ? bodyLabel(body, locale) : '' },
		...{ due: request?.due ?? null, state },
		...{ version: row.version, mayDescribe: can(actor, deeds.describe) },
		isOut: requestId !== null && state !== 'PREPARED',
		html: conclusions && renderMarkdown(conclusions),
		regions: regionsOf(
			directory,
			answers.map((one) => {
				const isLate =
					state === 'ASKED' &&
					isOwed(one) &&
					isAnswerLate({ ...one, due: one.due ?? request!.due }, calendar, todayOf(actor));
				return { ...one, isLate };
			}),
			{ asOf: row.asOf, locale }
		),
		requestId: mayAsk ? requestId : null
	};
}

/** As an address has it; of what is no year, one in which nothing was asked. */
const yearIn = (text: string) => (/^[1-9]\d{3}$/u.test(text) ? Number(text) : 0);

interface AnswerRow {
	readonly institutionId: string;
	readonly region: string;
	readonly state: AnswerState;
	readonly sentOn: string | null;
	readonly firstSentOn: string | null;
	readonly due: string | null;
	readonly withdrawnAt: null;
}

async function readAnswers({ installation }: Actor, requestId: string | null): Promise<AnswerRow[]> {
	if (requestId === null) return [];
	return installation.db.read.$queryRaw<AnswerRow[]>`
		SELECT a."institutionId", u."region", a."state", a."sentOn", a."firstSentOn", a."due", a."withdrawnAt"
		FROM "Answer" a JOIN "Municipality" u ON u."institutionId" = a."institutionId"
		WHERE a."requestId" = ${requestId} AND a."withdrawnAt" IS NULL
		ORDER BY a."position", a."id"`;
}

function regionsOf(
	directory: Directory,
	answers: readonly (AnswerRow & { readonly isLate: boolean })[],
	{ asOf, locale }: { readonly asOf: string; readonly locale: Actor['locale'] }
): RegionAnswers[] {
	return regions.flatMap((region) => {
		const theirs = answers.filter((one) => one.region === region);
		if (theirs.length === 0) return [];
		const answered = theirs.filter((one) => !isOwed(one));
		const ordered = [...theirs.filter((one) => isOwed(one)), ...answered];
		return [
			{
				...{ name: regionWord(region, locale), asked: theirs.length, answered: answered.length },
				accepted: theirs.filter(({ state }) => state === 'ACCEPTED').length,
				late: theirs.filter(({ isLate }) => isLate).length,
				rows: ordered.map(({ institutionId, state, sentOn, isLate }) => ({
					...{ name: nameAt(directory, institutionId, asOf).name, state, sentOn, isLate },
					word: answerStateWord(state, locale)
				}))
			}
		];
	});
}
