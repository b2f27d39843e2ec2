import { directoryOf } from '#lib/council/directory.server.ts';
import { specialistOf } from '#lib/requests/answer-specialist.server.ts';
import { requestOfDraft } from '#lib/requests/drafting-finding.server.ts';
import { isOwnFile } from '#lib/requests/request-answers.server.ts';
import { readDraftFiles } from '#lib/requests/drafts-view.server.ts';
import { openDraft } from '#lib/requests/drafting-writing.server.ts';
import { sendDraftFile } from '../../../../answer/draft-file.server.ts';

/** A file that the specialist attached. */
export function GET({ locals: { installation }, params: { token, id }, fetch }) {
	const find = async () => {
		const opened = await openDraft(installation, token);
		if (opened.state !== 'good') return false;
		const requestId = requestOfDraft(opened.drafting);
		if (requestId !== null) {
			const writer = specialistOf(installation, await directoryOf(installation), opened.drafting);
			return isOwnFile(writer, requestId, id);
		}
		const files = await readDraftFiles(installation.db.read, opened.drafting.id);
		return files.some((file) => file.id === id);
	};
	return sendDraftFile(installation, fetch, find, id);
}
