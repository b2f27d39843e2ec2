import { findAnswer } from '../../answering.server.ts';
import { sendDraftFile } from '../../../draft-file.server.ts';

/** A file of a draft that the holder of the link asked for. */
export function GET({ locals: { installation }, params: { token, id }, fetch }) {
	const find = async () => {
		const found = await findAnswer(installation, token, new URLSearchParams());
		if (found.state !== 'OPEN') return false;
		return found.view.drafts.some(({ files }) => files.some((file) => file.id === id));
	};
	return sendDraftFile(installation, fetch, find, id);
}
