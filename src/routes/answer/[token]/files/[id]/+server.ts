import { openAnswer } from '#lib/accounts/answering.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { isOwnFile } from '#lib/requests/request-answers.server.ts';
import { findAnswer } from '../../answering.server.ts';
import { sendDraftFile } from '../../../draft-file.server.ts';

/** A file of a draft that the holder of the link asked for, or of an answer of theirs. */
export function GET({ locals: { installation, locale }, params: { token, id }, fetch }) {
	const find = async () => {
		const opened = await openAnswer(installation, token, standingOf);
		if (opened.state === 'good' && opened.about === 'request')
			return isOwnFile({ ...opened.actor, locale }, opened.id, id);
		const found = await findAnswer(installation, token, new URLSearchParams(), locale);
		if (found.state !== 'OPEN' || found.view.kind !== 'task') return false;
		return found.view.drafts.some(({ files }) => files.some((file) => file.id === id));
	};
	return sendDraftFile(installation, fetch, find, id);
}
