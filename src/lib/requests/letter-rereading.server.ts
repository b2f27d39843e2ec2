import type { Actor } from '#lib/accounts/actor.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { readLetterPage } from './letter-page.server.ts';
import { withReadSince, type TypedLetter } from './letter-rereading.ts';
import { rereadLetterSchema } from './letter-schema.ts';
import { keepLetterFiles } from './letter-uploads.server.ts';
import type { LetterPage } from './letter-view.ts';

/** The form of a letter as it was read anew, with what was written in it. */
export interface RereadLetter {
	readonly letter: LetterPage;
	readonly typed: TypedLetter;
}

/**
 * Reads a letter once more, whose form somebody is writing in: as another institution's, or with one more file, which is kept. Nothing
 * that was written is lost. Refuses NOT_FOUND whoever may not register it, INVALID a file that is not what its name says.
 */
export async function rereadLetter(actor: Actor, input: unknown): Promise<RereadLetter> {
	const typed = parseInput(rereadLetterSchema, input);
	const { id, requestId, who, files } = typed;
	const which = { requestId, who, letterId: id };
	const before = await readLetterPage(actor, which);
	if (files.length) await keepLetterFiles(actor, { id, requestId, who, files });
	const letter = files.length ? await readLetterPage(actor, which) : before;
	return { letter, typed: withReadSince(typed, before, letter) };
}
