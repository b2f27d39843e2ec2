import { redirect } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readSurvey } from '#lib/municipalities/survey-page.server.ts';
import { answer } from '../../../answer.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const survey = await answer(readSurvey(actorOf(locals), params.year));
	// What was asked by its id stands under its year.
	const own = `/municipalities/surveys/${survey.year}`;
	if (params.year !== String(survey.year)) redirect(303, own);
	return { survey };
}
