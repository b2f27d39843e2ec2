import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import { readComposition } from '#lib/council/composition.server.ts';
import { compositionBlocks } from '#lib/council/composition.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { sendWord } from '../../made-file.server.ts';

/** What leaves the house is Latvian, whoever asks for it. */
const locale = 'lv';

export async function GET({ locals, url }) {
	const actor = actorOf(locals);
	const madeAt = actor.installation.clock.now();
	const today = rigaDate(madeAt);
	const { date } = readAsOf(url.searchParams.get('date'), today);
	const composition = await readComposition(actor, date);
	const bytes = await makeWord({
		...{ madeAt, locale, date: today, council: composition.council ?? m.portal_brand({}, { locale }) },
		title: m.word_composition_title({}, { locale }),
		subject: m.word_composition_subject({ date: longDate(date, { case: 'locative' }) }, { locale }),
		blocks: compositionBlocks(composition, locale)
	});
	return sendWord(m.word_composition_file_name({ date }, { locale }), bytes);
}
