import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { difference, mustBeAsSeen, mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { concludeSchema, publishSchema } from './findings-schema.ts';
import { surveysChanged } from './kept-surveys.server.ts';
import { deeds } from './municipalities.ts';

/** A survey whose findings were changed: of which year, and the recorded change, null where nothing was different. */
export interface FindingsChanged {
	readonly year: number;
	readonly eventId: string | null;
}

/**
 * Writes what the findings of a survey come to. Refuses NOT_FOUND whoever may not, CONFLICT where somebody changed the survey
 * meanwhile.
 */
export async function conclude(actor: Actor, input: unknown): Promise<FindingsChanged> {
	const { surveyId, version, conclusions } = parseInput(concludeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const survey = await findSurvey(tx, actor, deeds.conclude, surveyId);
		const subject = { subjectType: 'Survey', subjectId: survey.id, version: survey.version };
		await mustBeAsSeen(tx, subject, { seen: version, values: { conclusions: survey.conclusions } });
		return change(tx, actor, survey, { deed: deeds.conclude, next: { conclusions } });
	});
}

/**
 * Shows the findings of a survey to readers without an account, or no longer. What is so already is no change. Refuses NOT_FOUND
 * whoever may not, NOT_NOW where nothing has been found yet, CONFLICT where somebody changed the survey meanwhile.
 */
export async function publishFindings(actor: Actor, input: unknown): Promise<FindingsChanged> {
	const { surveyId, version, isPublished } = parseInput(publishSchema, input);
	return actor.installation.db.write(async (tx) => {
		const survey = await findSurvey(tx, actor, deeds.publish, surveyId);
		const publishing = isPublished ? 'ALL' : 'NONE';
		if (survey.publishing === publishing) return { year: survey.year, eventId: null };
		const subject = { subjectType: 'Survey', subjectId: survey.id, version: survey.version };
		await mustBeAsSeen(tx, subject, { seen: version, values: {} });
		if (isPublished) await mustHaveFindings(tx, survey);
		return change(tx, actor, survey, { deed: deeds.publish, next: { publishing } });
	});
}

type FoundSurvey = Awaited<ReturnType<typeof findSurvey>>;

async function findSurvey(tx: Transaction, actor: Actor, deed: Deed, id: string) {
	mustBeAble(actor, deed);
	const survey = await tx.survey.findUnique({ where: { id } });
	if (!survey) throw new Refusal('NOT_FOUND');
	return survey;
}

async function mustHaveFindings(tx: Transaction, { id, published }: FoundSurvey): Promise<void> {
	if (published !== null) return;
	const counted = await tx.surveyEntry.count({ where: { surveyId: id, isAccepted: true } });
	if (counted === 0) throw notNow('findings_problem_nothing');
}

interface Change {
	readonly deed: Deed;
	readonly next: Partial<Pick<FoundSurvey, 'conclusions' | 'publishing'>>;
	readonly undoes?: string;
}

async function change(
	tx: Transaction,
	actor: Actor,
	survey: FoundSurvey,
	{ deed, next, undoes }: Change
): Promise<FindingsChanged> {
	const { id, version, year, conclusions, publishing } = survey;
	const changed = difference({ conclusions, publishing }, { conclusions, publishing, ...next });
	if (!changed) return { year, eventId: null };
	const isShown = changed.after.publishing === 'ALL';
	const publishedAt =
		changed.after.publishing === undefined
			? {}
			: { publishedAt: isShown ? actor.installation.clock.now() : null };
	await surveysChanged(tx);
	await tx.survey.update({
		where: { id, version },
		data: { ...changed.after, ...publishedAt, version: { increment: 1 } }
	});
	const eventId = await record(tx, actor, {
		...{ deed: deed.name, capacity: officeOf(actor), subjectType: 'Survey', subjectId: id },
		...{ ...changed, undoes }
	});
	return { year, eventId };
}

/** What was concluded, and what was published, as it was before, as long as nobody changed it since. */
export const undoers: Undoers = Object.fromEntries(
	[deeds.conclude, deeds.publish].map((deed) => [
		deed.name,
		async (actor: Actor, { id: undoes, subjectId, ...recorded }: RecordedChange) => {
			await actor.installation.db.write(async (tx) => {
				const survey = await findSurvey(tx, actor, deed, subjectId);
				mustBeUnchanged(survey, recorded.after as Record<string, unknown>);
				await change(tx, actor, survey, { deed, next: recorded.before as Change['next'], undoes });
			});
		}
	])
);
