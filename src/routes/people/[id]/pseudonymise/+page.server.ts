import { actorOf } from '#lib/accounts/actor.server.ts';
import { pseudonymise, readPseudonymisable } from '#lib/council/pseudonymising.server.ts';
import { pseudonymiseSchema } from '#lib/council/pseudonymising-schema.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../../../answer.server.ts';
import { sayProblem, submit } from '../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	const person = await answer(readPseudonymisable(actorOf(locals), params.id));
	return { person, problem: person.problem && sayProblem(person.problem) };
}

export const actions = {
	pseudonymise: (event) =>
		submit(event, 'pseudonymise', pseudonymiseSchema, async (actor, data) => {
			const { pseudonym } = await pseudonymise(actor, { ...data, id: event.params.id });
			return { to: `/people/${event.params.id}`, notice: { text: m.journal_pseudonymised({ pseudonym }) } };
		})
};
