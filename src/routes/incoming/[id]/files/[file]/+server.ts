import { actorOf } from '#lib/accounts/actor.server.ts';
import { isReplyFile } from '#lib/requests/incoming-listing.server.ts';
import { sendDraftFile } from '../../../../answer/draft-file.server.ts';

/** A file that came with a reply. */
export function GET({ locals, params: { id, file }, fetch }) {
	const actor = actorOf(locals);
	return sendDraftFile(locals.installation, fetch, () => isReplyFile(actor, id, file), file);
}
