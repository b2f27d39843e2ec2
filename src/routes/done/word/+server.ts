import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import { mostInDocument, readWholeDone } from '#lib/tasks/done.server.ts';
import { doneBlocks, doneSubject } from '#lib/tasks/done.ts';
import { sendWord } from '../../made-file.server.ts';

/** What leaves the house is Latvian, whoever asks for it. */
const locale = 'lv';

export async function GET({ locals, url }) {
	const actor = actorOf(locals);
	const madeAt = actor.installation.clock.now();
	const date = rigaDate(madeAt);
	const { groups, filter, bodyName, council, total } = await readWholeDone(actor, url.searchParams, locale);
	const bytes = await makeWord({
		...{ madeAt, locale, date, council: council ?? m.portal_brand({}, { locale }) },
		title: m.word_done_document({}, { locale }),
		subject: doneSubject(filter, bodyName, locale),
		blocks: [...foreword(total), ...doneBlocks(groups, locale)]
	});
	return sendWord(m.word_done_file_name({ date }, { locale }), bytes);
}

function foreword(total: number): Block[] {
	const words =
		total === 0
			? m.word_done_empty_strong({}, { locale })
			: total > mostInDocument
				? m.word_done_too_many({ most: mostInDocument, total }, { locale })
				: null;
	return words ? [{ type: 'PARAGRAPH', lines: lineOf(words) }] : [];
}
