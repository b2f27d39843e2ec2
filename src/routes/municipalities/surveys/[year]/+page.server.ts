import { redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { describeSurvey } from '#lib/municipalities/survey-describing.server.ts';
import { readSurvey } from '#lib/municipalities/survey-page.server.ts';
import { describeSurveySchema } from '#lib/municipalities/survey-schema.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	const survey = await answer(readSurvey(actorOf(locals), params.year));
	// What was asked by its id stands under its year.
	const own = `/municipalities/surveys/${survey.year}`;
	if (params.year !== String(survey.year)) redirect(303, own);
	return { survey };
}

export const actions = {
	describe: (event: RequestEvent) =>
		submit(event, 'describe', describeSurveySchema, async (actor, data) => {
			const { year, eventId } = await describeSurvey(actor, data);
			return {
				to: `/municipalities/surveys/${year}`,
				notice: { text: m.municipalities_described(), ...(eventId ? { undo: eventId } : {}) }
			};
		})
};
