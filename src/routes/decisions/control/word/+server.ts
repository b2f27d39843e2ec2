import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { makeControlFile } from '#lib/meetings/control-file.server.ts';
import { sendWord } from '../../../made-file.server.ts';

export async function GET({ locals, url }) {
	const actor = actorOf(locals);
	const date = rigaDate(actor.installation.clock.now());
	const bytes = await makeControlFile(actor, url.searchParams);
	// What leaves the house is Latvian, whoever asks for it.
	return sendWord(m.control_file({ date }, { locale: 'lv' }), bytes);
}
