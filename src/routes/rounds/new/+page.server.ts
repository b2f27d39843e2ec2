import { error, redirect } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { startSchema } from '#lib/rounds/round-schema.ts';
import { readAskingBodies, readStartForm } from '#lib/rounds/starting-form.server.ts';
import { start } from '#lib/rounds/starting.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const bodies = await answer(readAskingBodies(actor));
	const [only] = bodies;
	if (!only) error(404, 'NOT_FOUND');
	const previousId = url.searchParams.get('after') || null;
	const slug = url.searchParams.get('body') || null;
	if (bodies.length === 1 && slug === null && previousId === null)
		redirect(303, `/rounds/new?body=${only.slug}`);
	if (slug === null && previousId === null) return { bodies, begun: null };
	const form = await answer(readStartForm(actor, { slug, previousId }));
	return { bodies, begun: { ...form, id: newId() } };
}

export const actions = {
	start: (event) =>
		submit(event, 'start', startSchema, async (actor, data) => {
			const { requestId } = await start(actor, data);
			return { to: `/requests/${requestId}`, notice: { text: m.rounds_started() } };
		})
};
