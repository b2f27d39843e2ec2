import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeWord } from '#lib/documents/word.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../answer.server.ts';
import { sendWord } from '../../made-file.server.ts';
import { readIntroduction } from '../introduction.server.ts';
import { introductionBlocks } from '../introduction.ts';

/** In the reader's own language: it is for reading, not for the files. */
export async function GET({ locals, url, fetch }) {
	try {
		const actor = actorOf(locals);
		const { locale } = actor;
		const introduction = await readIntroduction(actor, url.searchParams.get('person') || null);
		const { today, council, person } = introduction;
		const bytes = await makeWord({
			...{ madeAt: actor.installation.clock.now(), locale, date: today, council: council.name },
			title: m.word_intro_title({}, { locale }),
			...(person ? { subject: person.name } : {}),
			blocks: introductionBlocks(introduction, locale)
		});
		return sendWord(m.word_intro_file_name({ date: today }, { locale }), bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
