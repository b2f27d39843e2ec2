import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { guideBlocks } from './guide-blocks.ts';
import { readDraft } from './guide-page.server.ts';

const locale = 'lv';

/** A draft as a Word file, its name without its ending; in Latvian, whoever asks for it. Refuses NOT_FOUND. */
export async function makeGuideFile(
	actor: Actor,
	id: string
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const { title, institution, content, savedAt } = await readDraft(actor, id);
	const bytes = await makeOfficial({
		...{ council: institution, title, locale, mark: m.guide_mark({}, { locale }) },
		// The same draft is the same file, whenever it is made.
		...{ madeAt: savedAt, blocks: guideBlocks({ institution, title, content }, locale) }
	});
	return { name: title, bytes };
}
