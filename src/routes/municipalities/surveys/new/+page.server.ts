import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readStartForm } from '#lib/municipalities/survey-start-form.server.ts';
import { startSurveySchema } from '#lib/municipalities/survey-schema.ts';
import { startSurvey } from '#lib/municipalities/survey-starting.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals }) {
	const { values } = await answer(readStartForm(actorOf(locals)));
	return { values: { id: newId(), ...values } };
}

export const actions = {
	start: (event) =>
		submit(event, 'start', startSurveySchema, async (actor, data) => {
			const { requestId } = await startSurvey(actor, data);
			return { to: `/requests/${requestId}`, notice: { text: m.municipalities_started() } };
		})
};
