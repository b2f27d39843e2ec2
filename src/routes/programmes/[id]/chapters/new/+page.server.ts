import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addChapter } from '#lib/programmes/chapters.server.ts';
import { readNewChapter } from '#lib/programmes/programme-forms.server.ts';
import { addChapterSchema } from '#lib/programmes/programme-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const form = await answer(readNewChapter(actorOf(locals), params.id));
	return { ...form, formId: newId(), locale: locals.locale };
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addChapterSchema, async (actor, data) => {
			const { id, eventId } = await addChapter(actor, data);
			return saved(`/programmes/${id}#n-${data.id}`, eventId, m.programmes_chapter_added());
		})
};
