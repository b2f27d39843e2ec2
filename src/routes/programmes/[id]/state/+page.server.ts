import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readYearPage } from '#lib/programmes/year-page.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { step } from '../../step.server.ts';

export async function load({ locals, params }) {
	const page = await answer(readYearPage(actorOf(locals), params.id));
	return { page, formId: newId(), locale: locals.locale };
}

export const actions = {
	step: (event: RequestEvent) => step(event, `/programmes/${event.params.id}/state`)
};
