import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { addPracticeSchema } from '#lib/municipalities/findings-schema.ts';
import { addPractice, readPracticeForm } from '#lib/municipalities/practice-keeping.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals }) {
	return { practice: await answer(readPracticeForm(actorOf(locals), null)), formId: newId() };
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addPracticeSchema, async (actor, data) => {
			const { area } = await addPractice(actor, data);
			return {
				to: `/municipalities/practices?area=${area}`,
				notice: { text: m.findings_practices_added() }
			};
		})
};
