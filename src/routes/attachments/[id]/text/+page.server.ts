import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { readAttachment } from '#lib/documents/attachments.server.ts';
import { textOf } from '#lib/documents/download.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../../../answer.server.ts';
import { momentWords } from '../../../outbox/words.ts';
import { mustSeeFile } from '../../sight.server.ts';
import { takenAwayAt } from '../../taken-away.server.ts';

export const csr = false;

/** Only a plain text is shown in the portal, so that anybody can compare the register with the document it comes from. */
export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const { installation } = actor;
	await answer(mustSeeFile(actor, params.id));
	const { bytes, ...file } = await readAttachment(installation, params.id).catch(async (refusal) => {
		const takenAway = await takenAwayAt(installation, params.id);
		if (takenAway) error(410, m.journal_file_gone({ when: momentWords(takenAway, locals.locale) }));
		return answer(Promise.reject(refusal));
	});
	if (file.type !== 'text/plain') error(404, 'NOT_FOUND');
	return { file, ...textOf(bytes) };
}
