import { actorOf } from '#lib/accounts/actor.server.ts';
import { answer } from '../answer.server.ts';
import { readSteps } from './steps.server.ts';

export async function load({ locals }) {
	return { steps: await answer(readSteps(actorOf(locals))) };
}
