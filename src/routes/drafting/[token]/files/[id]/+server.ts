import { readDraftFiles } from '#lib/requests/drafts-view.server.ts';
import { openDraft } from '#lib/requests/drafting-writing.server.ts';
import { sendDraftFile } from '../../../../answer/draft-file.server.ts';

/** A file that the specialist attached. */
export function GET({ locals: { installation }, params: { token, id }, fetch }) {
	const find = async () => {
		const opened = await openDraft(installation, token);
		if (opened.state !== 'good') return false;
		const files = await readDraftFiles(installation.db.read, opened.drafting.id);
		return files.some((file) => file.id === id);
	};
	return sendDraftFile(installation, fetch, find, id);
}
