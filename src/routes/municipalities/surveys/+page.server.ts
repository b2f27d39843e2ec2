import { actorOf } from '#lib/accounts/actor.server.ts';
import { listSurveys } from '#lib/municipalities/survey-list.server.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals }) {
	return { list: await answer(listSurveys(actorOf(locals))) };
}
