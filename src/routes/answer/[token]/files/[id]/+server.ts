import { findAnswer } from '../../answering.server.ts';
import { sendDraftFile } from '../../../draft-file.server.ts';

/** A file of a draft that the holder of the link asked for. */
export function GET({ locals: { installation, locale }, params: { token, id }, fetch }) {
	const find = async () => {
		const found = await findAnswer(installation, token, new URLSearchParams(), locale);
		if (found.state !== 'OPEN' || found.view.kind !== 'task') return false;
		return found.view.drafts.some(({ files }) => files.some((file) => file.id === id));
	};
	return sendDraftFile(installation, fetch, find, id);
}
