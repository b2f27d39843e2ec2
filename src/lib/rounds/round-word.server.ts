import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { roundBlocks } from './round-blocks.ts';
import { readSummaryPage } from './round-page.server.ts';
import { dayOf } from './round-words.ts';

const locale = 'lv';

/** A summary as a Word file, its name without its ending; in Latvian, whoever asks for it. Refuses NOT_FOUND. */
export async function makeSummaryFile(
	actor: Actor,
	id: string,
	number: string
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const { content, line } = await readSummaryPage(actor, id, number);
	const bytes = await makeOfficial({
		...{ council: content.council, title: content.title, locale },
		// The same summary is the same file, whenever it is made.
		...{ madeAt: line.at, blocks: roundBlocks(content, locale) }
	});
	const day = dayOf(content) ?? '';
	return { name: m.rounds_file({ date: day, number: line.number }, { locale }), bytes };
}
