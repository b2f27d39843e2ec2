import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { editChapter, removeChapter } from '#lib/programmes/chapters.server.ts';
import { readChapter } from '#lib/programmes/programme-forms.server.ts';
import { editChapterSchema, removeChapterSchema } from '#lib/programmes/programme-schema.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const which = { id: params.id, chapterId: params.chapter };
	const form = await answer(readChapter(actorOf(locals), which));
	return { ...form, chapterId: params.chapter, locale: locals.locale };
}

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editChapterSchema, async (actor, data) => {
			const { id, eventId } = await editChapter(actor, data);
			return saved(`/programmes/${id}#n-${data.id}`, eventId, m.programmes_chapter_saved());
		}),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removeChapterSchema, async (actor, data) => {
			const { id, eventId } = await removeChapter(actor, data);
			return saved(`/programmes/${id}`, eventId, m.programmes_chapter_removed());
		})
};
