import type { Actor } from '#lib/accounts/actor.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { createMeetingLinks } from '#lib/meetings/meeting-links.server.ts';
import { findMeeting } from '#lib/meetings/finding.server.ts';
import { ask } from '#lib/meetings/written-asking.server.ts';
import { registerAnswer } from '#lib/meetings/written-answering.server.ts';
import { end } from '#lib/meetings/written-ending.server.ts';
import { readVoting } from '#lib/meetings/written-finding.server.ts';
import type { WrittenAnswer } from '#lib/meetings/written.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerForm, prepareWritten } from '../setup/written.ts';

/** Decisions in writing of "barintiesu-darbs". */
export interface FoundWritten {
	/** Not asked yet. */
	prepared: string;
	/** Asked, with two questions; some seats have answered. */
	asked: string;
	/** Somebody objected. */
	objected: string;
	/** Everybody has answered. */
	answered: string;
	ended: string;
	/** By which a member answers what is asked. */
	answer: string;
}

export async function makeWritten(installation: Installation, personId: string): Promise<FoundWritten> {
	const { read } = installation.db;
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const titles = ['Bāriņtiesu vadlīniju precizēšana', 'Darba plāna papildinājums'];
	const { meetingId: prepared } = await prepareWritten(actor, bodyId, { titles });
	const put = async (answers: readonly WrittenAnswer[]) => {
		const { meetingId, itemIds } = await prepareWritten(actor, bodyId, { titles });
		const address = 'https://likumi.lv/ta/id/139369';
		await leavePapers(actor, {
			id: newId(),
			meetingId,
			itemId: itemIds[0],
			title: 'Bāriņtiesu likums',
			address
		});
		const meeting = await findMeeting(read, actor, meetingId);
		const { version } = meeting;
		await ask(actor, { id: newId(), meetingId, version, answerBy: '2022-04-01' });
		const { seats, questions } = await readVoting(read, actor, meeting);
		const held = seats.filter(({ holders }) => holders.length > 0);
		for (const [at, { postId }] of held.entries())
			for (const { id } of questions) {
				const said = answers[at] ?? answers.at(-1)!;
				if (at < answers.length || answers.length > 3)
					await registerAnswer(actor, answerForm(id, postId, said, 'Jāprecizē termiņš.'));
			}
		return meetingId;
	};
	const asked = await put(['FOR', 'ABSTAIN']);
	const objected = await put(['FOR', 'OBJECTION']);
	const [answered, ended] = [
		await put(['FOR', 'AGAINST', 'ABSTAIN', 'FOR']),
		await put(['FOR', 'AGAINST', 'FOR', 'FOR'])
	];
	const { version } = await findMeeting(read, actor, ended);
	await end(actor, { meetingId: ended, version });
	const about = { id: asked, date: '2022-04-01' };
	const ids = await installation.db.write((tx) =>
		createMeetingLinks(tx, installation, about, [personId], 'written')
	);
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	const answer = new URL(answerAddress(installation, link!)).pathname;
	return { prepared, asked, objected, answered, ended, answer };
}
