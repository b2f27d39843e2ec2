import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import { addItem } from '../../src/lib/meetings/agenda.server.ts';
import { findMeeting } from '../../src/lib/meetings/finding.server.ts';
import { plan } from '../../src/lib/meetings/planning.server.ts';
import { ask } from '../../src/lib/meetings/written-asking.server.ts';
import type { WrittenAnswer } from '../../src/lib/meetings/written.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';

/** A decision in writing that is prepared: a question of each title, with what is proposed; its id and theirs. */
export async function prepareWritten(
	actor: Actor,
	bodyId: string,
	{ titles = ['Darba plāns'], more = {} }: { titles?: readonly string[]; more?: object } = {}
) {
	const { id: meetingId } = await plan(actor, { id: newId(), bodyId, kind: 'WRITTEN', ...more });
	const itemIds = titles.map(() => newId());
	for (const [index, title] of titles.entries()) {
		const description = `Apstiprināt: **${title}**.`;
		const item = { id: itemIds[index]!, meetingId, title, description, kind: 'DECISION', isPublic: true };
		await addItem(actor, item);
	}
	const stored = () => findMeeting(actor.installation.db.read, actor, meetingId);
	return { meetingId, itemIds, stored };
}

/** The same, put to whoever has a vote until 1 April 2022, or another day. */
export async function askWritten(
	actor: Actor,
	bodyId: string,
	{ answerBy = '01.04.2022.', ...more }: { answerBy?: string; titles?: readonly string[]; more?: object } = {}
) {
	const prepared = await prepareWritten(actor, bodyId, more);
	const { meetingId, stored } = prepared;
	const { version } = await stored();
	const sent = await ask(actor, { id: newId(), meetingId, version, answerBy });
	return { ...prepared, sent };
}

/** What the form of an answer sends. */
export function answerForm(itemId: string, postId: string, answer: WrittenAnswer, text = '') {
	return { id: newId(), itemId, postId, answer, text };
}
