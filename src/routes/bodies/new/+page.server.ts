import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { createBodySchema } from '#lib/council/body-editing-schema.ts';
import { createBody, readNewBody } from '#lib/council/body-editing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, url }) {
	const { parents, hasCouncil } = await answer(readNewBody(actorOf(locals)));
	const asked = parents.find(({ id }) => id === url.searchParams.get('parent'));
	return { id: newId(), parents, hasCouncil, parentId: asked?.id ?? parents[0]?.id ?? '' };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', createBodySchema, async (actor, data) => {
			const { slug, eventId } = await createBody(actor, data);
			return {
				to: `/bodies/${slug}`,
				notice: { text: m.bodies_made({ name: data.name }), ...(eventId ? { undo: eventId } : {}) }
			};
		})
};
