import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { difference, mustBeAsSeen, mustBeUnchanged } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { fold } from '#lib/latvian/letters.ts';
import { addAsked } from '#lib/requests/request-making.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { surveysChanged } from './kept-surveys.server.ts';
import { municipalitiesOf } from './municipalities-of-day.server.ts';
import { deeds } from './municipalities.ts';
import { describeSurveySchema } from './survey-schema.ts';

/** A survey that was described: of which year, and the recorded change, null where nothing was different. */
export interface Described {
	readonly year: number;
	readonly eventId: string | null;
}

/**
 * Says what a survey is called, and of which day its municipalities are; until it is asked, those of another day are asked instead.
 * Refuses NOT_FOUND whoever may not, INVALID a day without municipalities or, once it was asked, another day; CONFLICT where somebody
 * changed it meanwhile.
 */
export async function describeSurvey(actor: Actor, input: unknown): Promise<Described> {
	const { surveyId, version, ...typed } = parseInput(describeSurveySchema, input);
	const { installation } = actor;
	const directory = await directoryOf(installation);
	return installation.db.write(async (tx) => {
		const survey = await findSurvey(tx, actor, surveyId);
		const subject = { subjectType: 'Survey', subjectId: survey.id, version: survey.version };
		await mustBeAsSeen(tx, subject, { seen: version, values: descriptionOf(survey) });
		return change(tx, actor, survey, { directory, next: typed });
	});
}

type FoundSurvey = Awaited<ReturnType<typeof findSurvey>>;
type Description = Pick<FoundSurvey, 'title' | 'asOf'>;

const descriptionOf = ({ title, asOf }: Description): Description => ({ title, asOf });

async function findSurvey(tx: Transaction, actor: Actor, id: string) {
	mustBeAble(actor, deeds.describe);
	const survey = await tx.survey.findUnique({ where: { id } });
	if (!survey) throw new Refusal('NOT_FOUND');
	return survey;
}

interface Change {
	readonly directory: Directory;
	readonly next: Partial<Description>;
	readonly undoes?: string;
}

async function change(
	tx: Transaction,
	actor: Actor,
	survey: FoundSurvey,
	{ directory, next, undoes }: Change
): Promise<Described> {
	const now = descriptionOf(survey);
	const changed = difference(now, { ...now, ...next });
	const { id, version, year, requestId } = survey;
	if (!changed) return { year, eventId: null };
	const { title, asOf } = changed.after;
	await surveysChanged(tx);
	await tx.survey.update({
		where: { id, version },
		data: {
			...{ ...changed.after, version: { increment: 1 } },
			...(title ? { searchText: fold([year, title].join(' ')) } : {})
		}
	});
	if (requestId !== null && asOf) await askOfDay(tx, directory, requestId, asOf);
	// Whoever is asked knows it by the same name.
	if (requestId !== null && title)
		await tx.request.update({ where: { id: requestId }, data: { title, version: { increment: 1 } } });
	const eventId = await record(tx, actor, {
		...{ deed: deeds.describe.name, capacity: officeOf(actor), subjectType: 'Survey', subjectId: id },
		...{ ...changed, undoes }
	});
	return { year, eventId };
}

/** Those of another day, as long as nobody has heard of it; whoever else was put to it stays. */
async function askOfDay(
	tx: Transaction,
	directory: Directory,
	requestId: string,
	date: string
): Promise<void> {
	const { state } = await tx.request.findUniqueOrThrow({ where: { id: requestId }, select: { state: true } });
	if (state !== 'PREPARED') refuseField('asOf', 'municipalities_problem_day_asked');
	const wanted = await municipalitiesOf(tx, directory, date);
	if (wanted.length === 0) refuseField('asOf', 'municipalities_problem_nobody');
	const all = await tx.municipality.findMany({ select: { institutionId: true } });
	const gone = all.map(({ institutionId }) => institutionId).filter((one) => !wanted.includes(one));
	await tx.answer.deleteMany({
		where: { requestId, institutionId: { in: gone }, firstSentOn: null, draftBy: null }
	});
	await addAsked(
		tx,
		requestId,
		wanted.map((institutionId) => ({ institutionId }))
	);
}

/** How a survey was described is taken back as long as nobody described it otherwise since. */
export const undoers: Undoers = {
	[deeds.describe.name]: async (actor, { id: undoes, subjectId, ...recorded }: RecordedChange) => {
		const directory = await directoryOf(actor.installation);
		await actor.installation.db.write(async (tx) => {
			const survey = await findSurvey(tx, actor, subjectId);
			mustBeUnchanged(survey, recorded.after as Record<string, unknown>);
			const next = recorded.before as Partial<Description>;
			await change(tx, actor, survey, { directory, next, undoes });
		});
	}
};
