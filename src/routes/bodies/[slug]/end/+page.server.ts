import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import { previewEnding, readEnding } from '#lib/tasks/ending-body-pages.server.ts';
import { endBodySchema, type EndBodyInput } from '#lib/tasks/ending-body-schema.ts';
import { endBody } from '#lib/tasks/ending-body.server.ts';
import { answer } from '../../../answer.server.ts';
import { preview, submit, type Done } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	return { id: newId(), ending: await answer(readEnding(actorOf(locals), params.slug)) };
}

export const actions = {
	/** Shows what will happen; nothing has yet. */
	preview: (event) => preview(event, 'save', endBodySchema, previewEnding),
	/** Back to the form, with all that was chosen. */
	change: async (event) => preview(event, 'save', endBodySchema, async () => undefined),
	save: (event) => submit(event, 'save', endBodySchema, (actor, data) => end(actor, data, event.params.slug))
};

async function end(actor: Actor, data: EndBodyInput, slug: string): Promise<Done> {
	const done = await endBody(actor, data);
	if (done.isPrepared) return { to: `/bodies/${slug}`, notice: { text: m.bodies_end_prepared() } };
	const { eventId, moved, closed } = done;
	const text = m.bodies_end_done({ moved, closed });
	return { to: `/bodies/${done.slug}`, notice: eventId ? { text, undo: eventId } : { text } };
}
