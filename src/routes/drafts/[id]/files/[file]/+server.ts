import { actorOf } from '#lib/accounts/actor.server.ts';
import { readDraft } from '#lib/requests/drafts-view.server.ts';
import { sendDraftFile } from '../../../../answer/draft-file.server.ts';

/** A file of a draft, for whoever asked for it. */
export function GET({ locals, params: { id, file }, fetch }) {
	const actor = actorOf(locals);
	const find = async () => {
		const { draft } = await readDraft(actor, id);
		return draft.files.some((one) => one.id === file);
	};
	return sendDraftFile(locals.installation, fetch, find, file);
}
