import { error, redirect } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { isPlainDate } from '#lib/calendar/days.ts';
import { planSchema } from '#lib/meetings/meeting-schema.ts';
import { readPlanForm, readPlannable } from '#lib/meetings/planning-form.server.ts';
import { lookAtPlan } from '#lib/meetings/planning-look.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { preview, submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const bodies = await answer(readPlannable(actor));
	const [only] = bodies;
	if (!only) error(404, 'NOT_FOUND');
	const slug = url.searchParams.get('body') ?? '';
	if (bodies.length === 1 && slug !== only.slug) redirect(303, `/meetings/new?body=${only.slug}`);
	if (slug === '') return { bodies, planned: null };
	const asked = url.searchParams.get('date');
	const date = isPlainDate(asked) ? asked : null;
	const form = await answer(readPlanForm(actor, { slug, date }));
	return { bodies, planned: { ...form, id: newId(), date } };
}

export const actions = {
	plan: (event) =>
		submit(event, 'plan', planSchema, async (actor, data) => {
			const { id, eventId } = await plan(actor, data);
			const isAsked = data.date === null && data.kind === 'SITTING';
			const text = isAsked ? m.dates_planned_done() : m.meetings_planned_done();
			return {
				to: `/meetings/${id}`,
				notice: { text, ...(eventId ? { undo: eventId } : {}) }
			};
		}),
	check: (event) => preview(event, 'plan', planSchema, lookAtPlan)
};
