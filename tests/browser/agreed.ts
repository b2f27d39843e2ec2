import type { Actor } from '#lib/accounts/actor.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { approve } from '#lib/meetings/approving.server.ts';
import { readAttendance } from '#lib/meetings/attendance-view.server.ts';
import { circulate } from '#lib/meetings/circulating.server.ts';
import { answerComment } from '#lib/meetings/comment-answering.server.ts';
import { comment } from '#lib/meetings/comments.server.ts';
import { correct } from '#lib/meetings/corrections.server.ts';
import * as decisions from '#lib/meetings/decisions.server.ts';
import { findMeeting } from '#lib/meetings/finding.server.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** Meetings of "barintiesu-darbs" by how far their minutes are agreed on. */
export interface FoundAgreed {
	/** Went out twice; commented on. */
	circulated: string;
	/** Approved, with a correction. */
	approved: string;
	/** Held: nothing went out yet. */
	held: string;
	/** By which somebody comments on the first, from the mail. */
	answer: string;
}

export async function makeAgreed(installation: Installation): Promise<FoundAgreed> {
	const { read } = installation.db;
	const body = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const [circulated, approved, held] = [
		await makeOne(actor, body.id, '4'),
		await makeOne(actor, body.id, '5'),
		await makeOne(actor, body.id, '6')
	];
	await circulateTwice(actor, circulated);
	const { version } = await read.meeting.findUniqueOrThrow({ where: { id: approved.id } });
	const decision = '2022. gada 24. marta sēdē (prot. Nr. 4 1. §)';
	await approve(actor, { id: newId(), meetingId: approved.id, version, decision });
	const text = 'Vārda "mācības" vietā jābūt "mācību programma".';
	await correct(actor, { id: newId(), meetingId: approved.id, itemId: approved.itemId, text });
	const link = await read.personalLink.findFirstOrThrow({ where: { subject: `minutes:${circulated.id}` } });
	const usable = (await readAnswerLinks(installation, [link.id])).get(link.id)!;
	return {
		...{ circulated: circulated.id, approved: approved.id, held: held.id },
		answer: new URL(answerAddress(installation, usable)).pathname
	};
}

const heard = 'Labklājības ministrijas pārstāvis informē par bāriņtiesu darbu:\n\n- slodze;\n- mācības.';
const more = 'Bāriņtiesu priekšsēdētāji lūdz vienotu mācību programmu visos novados.';

async function circulateTwice(actor: Actor, { id: meetingId, itemId }: { id: string; itemId: string }) {
	const until = { meetingId, commentsUntil: '01.04.2022.' };
	const first = newId();
	const versionNow = async () =>
		(await actor.installation.db.read.meeting.findUniqueOrThrow({ where: { id: meetingId } })).version;
	await circulate(actor, { ...until, id: first, version: await versionNow() });
	const said = { versionId: first, anchor: `i-${itemId}-heard-4` };
	await comment(actor, { ...said, id: newId(), text: 'Precizēt, kuri novadi to lūdz.' }, 'PORTAL');
	const answered = newId();
	await comment(actor, { id: answered, versionId: first, text: 'Trūkst pielikuma.' }, 'MAIL');
	const answer = 'Pielikums pievienots.';
	await answerComment(actor, { id: answered, version: 1, outcome: 'ANSWERED', answer });
	const part = { id: newId(), meetingId, place: itemId, kind: 'HEARD', version: 1 };
	await savePart(actor, {
		...part,
		text: `${heard}\n\n${more.replace('visos novados', 'visās pašvaldībās')}`
	});
	const note = 'Precizēta trešā rindkopa.';
	await circulate(actor, { ...until, id: newId(), version: await versionNow(), note });
}

async function makeOne(actor: Actor, bodyId: string, number: string) {
	const [id, itemId] = [newId(), newId()];
	const when = { date: '23.03.2022.', startTime: '10.00', endTime: '12.00', wasHeld: true };
	await plan(actor, { id, bodyId, number, ...when, place: 'Skolas iela 28, Rīga' });
	const item = { meetingId: id, kind: 'DECISION', isPublic: true };
	await addItem(actor, { ...item, id: itemId, title: 'Bāriņtiesu darba pilnveide' });
	await addItem(actor, { ...item, id: newId(), title: 'Citi jautājumi', kind: 'INFORMATION' });
	await attendAll(actor, id);
	const part = { id: newId(), meetingId: id, place: itemId, kind: 'HEARD', version: 0 };
	await savePart(actor, { ...part, text: `${heard}\n\n${more}` });
	for (const text of ['Pieņemt zināšanai sniegto informāciju.', 'Atbalstīt mācību programmu.'])
		await decisions.add(actor, { id: newId(), itemId, text, isPublic: true });
	return { id, itemId };
}

async function attendAll(actor: Actor, meetingId: string): Promise<void> {
	const { db } = actor.installation;
	const { bodies } = await readAttendance(actor, await findMeeting(db.read, actor, meetingId));
	await db.write((tx) =>
		tx.attendance.createMany({
			data: bodies.flatMap(({ bodyId, seats }) =>
				seats.map(({ postId, label, role, votingRight, personId }, position) => ({
					...{ id: newId(), meetingId, bodyId, postId, label, role, votingRight, position },
					...(personId
						? { state: 'PRESENT' }
						: { state: 'SUBSTITUTE', substituteName: `Parauga aizstājējs ${position + 1}` })
				}))
			)
		})
	);
}
