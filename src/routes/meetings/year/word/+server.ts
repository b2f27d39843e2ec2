import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeYearFile } from '#lib/meetings/year-file.server.ts';
import { sendWord } from '../../../made-file.server.ts';

export async function GET({ locals, url }) {
	const { year, bytes } = await makeYearFile(actorOf(locals), url.searchParams);
	// What leaves the house is Latvian, whoever asks for it.
	return sendWord(m.year_file({ year: String(year) }, { locale: 'lv' }), bytes);
}
