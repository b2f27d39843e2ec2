import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { m } from '#i18n/generated/messages.js';
import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { deeds } from '#lib/council/council.ts';
import { readReplaceForm } from '#lib/council/people-forms.server.ts';
import { replaceSchema } from '#lib/council/replacing-schema.ts';
import { replace } from '#lib/council/replacing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { sayProblem, submit } from '../../submit.server.ts';
import { reviewReplacing } from './review.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	return {
		seat: await answer(readReplaceForm(actor, url.searchParams.get('post'))),
		isPrepared: !can(actor, deeds.replace),
		id: newId(),
		newPersonId: newId()
	};
}

export const actions = {
	review: (event) => review(event),
	replace: (event) =>
		submit(event, 'replace', replaceSchema, async (actor, data) => {
			const done = await replace(actor, data);
			if (done.isPrepared) return { to: '/people', notice: { text: m.people_notice_prepared() } };
			const text = done.requestedOn ? m.people_notice_requested() : m.people_notice_replaced();
			return { to: `/bodies/${done.bodySlug}`, notice: { text, undo: done.eventId } };
		})
};

/** Shows what would happen, the mail included, and gives back all that was typed. */
async function review({ request, locals }: RequestEvent) {
	const form = await superValidate(request, zod4(replaceSchema));
	const typed = form.data as Readonly<Record<string, unknown>>;
	const common = { form: 'replace' as const, typed, theirs: null, review: null };
	if (!form.valid) {
		const problems = Object.fromEntries(
			Object.entries(form.errors).map(([field, keys]) => [field, sayProblem(String(keys?.[0] ?? ''))])
		);
		return fail(400, { ...common, problems, candidates: [] });
	}
	const outcome = await reviewReplacing(actorOf(locals), form.data);
	if (outcome.kind === 'REVIEW') return { ...common, problems: {}, ...outcome };
	if (outcome.kind === 'NOT_FOUND') error(404, 'NOT_FOUND');
	const problems = Object.fromEntries(
		Object.entries(outcome.fields).map(([field, problem]) => [field, sayProblem(problem)])
	);
	return fail(outcome.status, {
		...{ ...common, problems, candidates: outcome.candidates },
		theirs: outcome.theirs
	});
}
