import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { RequestState } from '#lib/requests/asking.ts';
import { deeds } from './municipalities.ts';

/** A survey in the list of them. */
export interface SurveyRow {
	readonly year: number;
	readonly title: string;
	readonly asOf: string;
	readonly due: string | null;
	/** PUBLISHED: what came of it is known as it was printed, and nobody was asked here. */
	readonly state: SurveyState;
	readonly asked: number;
	readonly answered: number;
	readonly accepted: number;
}

export type SurveyState = RequestState | 'PUBLISHED';

export interface SurveyList {
	readonly rows: readonly SurveyRow[];
	readonly mayStart: boolean;
}

interface Row extends Omit<SurveyRow, 'state'> {
	readonly state: RequestState | null;
}

/** All surveys, the latest first: there is one a year. One statement. */
export async function listSurveys(actor: Actor): Promise<SurveyList> {
	mustBeAble(actor, deeds.read);
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT s."year", s."title", s."asOf", q."due", q."state",
			COUNT(a."id") AS "asked",
			COUNT(CASE WHEN a."state" IN ('SENT', 'ACCEPTED') THEN 1 END) AS "answered",
			COUNT(CASE WHEN a."state" = 'ACCEPTED' THEN 1 END) AS "accepted"
		FROM "Survey" s
			LEFT JOIN "Request" q ON q."id" = s."requestId"
			LEFT JOIN "Answer" a ON a."requestId" = q."id" AND a."withdrawnAt" IS NULL
		GROUP BY s."id", s."year", s."title", s."asOf", q."due", q."state"
		ORDER BY s."year" DESC`;
	return {
		mayStart: can(actor, deeds.start),
		rows: rows.map(({ state, year, asked, answered, accepted, ...row }) => ({
			...{ ...row, state: state ?? 'PUBLISHED', year: Number(year) },
			...{ asked: Number(asked), answered: Number(answered), accepted: Number(accepted) }
		}))
	};
}
