import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { formOf, keptOf, textsSchema } from '#lib/meetings/document-texts-schema.ts';
import { changeTexts, readTextsForm } from '#lib/meetings/document-texts.server.ts';
import { textsOf, type KeptTexts } from '#lib/meetings/document-texts.ts';
import { exampleContent } from '#lib/meetings/paper-example.ts';
import { minutesBlocks } from '#lib/meetings/paper-minutes.ts';
import { councilOf } from '#lib/meetings/paper-reading.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answer } from '../../answer.server.ts';
import { preview, submit } from '../../submit.server.ts';

export async function load({ locals }) {
	const actor = actorOf(locals);
	const { version, ...kept } = await answer(readTextsForm(actor));
	return {
		version,
		values: formOf(kept),
		blocks: await example(actor.installation, kept),
		locale: locals.locale
	};
}

/** The minutes of nobody in these texts. */
async function example(installation: Installation, kept: KeptTexts) {
	const council = councilOf(await directoryOf(installation));
	const beside = { annexes: [], corrections: [], dissents: [] };
	return screenBlocks(minutesBlocks({ texts: textsOf(kept), council }, exampleContent(council), beside));
}

export const actions = {
	/** Shows how it will look; nothing is saved. */
	preview: (event: RequestEvent) =>
		preview(event, 'set', textsSchema, async (actor, data) => {
			await readTextsForm(actor);
			return example(actor.installation, keptOf(data));
		}),
	set: (event: RequestEvent) =>
		submit(event, 'set', textsSchema, async (actor, data) => {
			const { eventId } = await changeTexts(actor, data);
			const notice = eventId
				? { text: m.papers_texts_saved(), undo: eventId }
				: { text: m.papers_texts_same() };
			return { to: '/meetings/texts', notice };
		})
};
