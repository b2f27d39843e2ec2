import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readProgrammePage } from '#lib/programmes/programme-page.server.ts';
import { yearMay } from '#lib/programmes/year-page.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { step } from '../step.server.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const page = await answer(readProgrammePage(actor, params.id));
	return { page, year: yearMay(actor, page.head), formId: newId(), locale: locals.locale };
}

export const actions = {
	step: (event: RequestEvent) => step(event, `/programmes/${event.params.id}`)
};
