import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, inForce, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { carryOver } from '#lib/requests/carrying.server.ts';
import { createRequest } from '#lib/requests/request-making.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { surveysChanged } from './kept-surveys.server.ts';
import { municipalitiesOf } from './municipalities-of-day.server.ts';
import { deeds, subjectOfSurvey } from './municipalities.ts';
import { surveyTemplate } from './questions.ts';
import { startSurveySchema } from './survey-schema.ts';

/** The survey that was started, with the request by which it asks. */
export interface StartedSurvey {
	readonly id: string;
	readonly requestId: string;
	readonly year: number;
}

/**
 * Starts the survey of a year: it and its request, which asks every municipality of a day, are made in one transaction, and nobody has
 * heard of it yet. Each answer begins from what the municipality said the last time. Refuses NOT_FOUND whoever may not; INVALID a year
 * that has its survey, a day without municipalities, a last day that is over. Sent twice with one `id` it acts once.
 */
export async function startSurvey(actor: Actor, input: unknown): Promise<StartedSurvey> {
	const { year: asked, ...typed } = parseInput(startSurveySchema, input);
	const year = asked!;
	const { installation } = actor;
	const directory = await directoryOf(installation);
	return writeOnce(installation.db, async (tx) => {
		const { id, bodyId, title, text, asOf, due } = typed;
		mustBeAble(actor, deeds.start, { bodyId });
		const there = await tx.survey.findUnique({ where: { id }, select: { requestId: true } });
		if (there) return mustBeOwn(tx, actor, { id, requestId: there.requestId!, year });
		const last = await mustBePossible(tx, actor, directory, { ...typed, year });
		const institutionIds = await municipalitiesOf(tx, directory, asOf);
		if (institutionIds.length === 0) refuseField('asOf', 'municipalities_problem_nobody');
		const requestId = newId();
		// What leaves the house is Latvian.
		const template = surveyTemplate('lv');
		await createRequest(tx, installation, {
			...{ id: requestId, subject: subjectOfSurvey(id), title, text, template, due, bodyId },
			asked: institutionIds.map((institutionId) => ({ institutionId }))
		});
		const searchText = fold([year, title].join(' '));
		await surveysChanged(tx);
		await tx.survey.create({
			data: {
				...{ id, year, title, asOf, requestId, bodyId, searchText },
				createdAt: installation.clock.now()
			}
		});
		if (last) {
			const said = await readAnswersOf(tx, subjectOfSurvey(last.id));
			await carryOver(tx, { requestId, template, last: said, directory, today: todayOf(actor) });
		}
		await record(tx, actor, {
			...{ deed: deeds.start.name, capacity: officeOf(actor), subjectType: 'Survey', subjectId: id },
			after: { id, requestId, bodyId, year, title, asOf, due, count: institutionIds.length }
		});
		return { id, requestId, year };
	});
}

/** The same form again: for whoever sent it first. */
async function mustBeOwn(tx: Transaction, actor: Actor, started: StartedSurvey): Promise<StartedSurvey> {
	const event = await tx.auditEvent.findFirst({
		where: {
			...{ subjectType: 'Survey', subjectId: started.id },
			...{ deed: deeds.start.name, userId: actor.userId }
		},
		select: { id: true }
	});
	if (!event) throw new Refusal('NOT_FOUND');
	return started;
}

interface Wanted {
	readonly year: number;
	readonly bodyId: string;
	readonly due: string;
}

/** Answers the survey before it, where that was answered here. */
async function mustBePossible(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ year, bodyId, due }: Wanted
): Promise<{ readonly id: string } | null> {
	const today = todayOf(actor);
	const body = bodyById(directory, bodyId);
	if (!body || !inForce(body, today)) refuseField('form', 'municipalities_problem_body');
	const twin = await tx.survey.findUnique({ where: { year }, select: { title: true } });
	if (twin)
		refuseField(
			'year',
			problemWith('municipalities_problem_year_twice', { year: String(year), title: twin.title })
		);
	if (due < today) refuseField('due', 'municipalities_problem_due_past');
	return tx.survey.findFirst({
		where: { year: { lt: year }, requestId: { not: null } },
		orderBy: { year: 'desc' },
		select: { id: true }
	});
}
