import type { Actor } from '#lib/accounts/actor.server.ts';
import { accept } from '#lib/requests/accepting.server.ts';
import { giveBack } from '#lib/requests/giving-back.server.ts';
import { closeRequest } from '#lib/requests/request-closing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { askRequest, prepareRequest, sendAnswer } from '../setup/asking.ts';
import { makeActor } from '../setup/council.ts';

/** Requests in the name of "barintiesu-darbs". */
export interface FoundAsking {
	/** Not sent yet. */
	prepared: string;
	/** Sent to ten institutions for eight points: some have answered, some are late. */
	asked: string;
	/** One of its answers that waits to be accepted, one that was accepted, and one that nobody has given. */
	sent: string;
	accepted: string;
	owed: string;
	/** How the form of a letter from one who is asked is addressed, in its second step. */
	letter: string;
	/** The same, from one of whom nothing is accepted. */
	openLetter: string;
	/** Without points, sent, and another that is closed. */
	simple: string;
	closed: string;
	/** The mail that asks. */
	mail: string;
}

export async function makeAsking(installation: Installation): Promise<FoundAsking> {
	const { read } = installation.db;
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const secretary: Actor = makeActor(installation, { userId, name, role: 'SECRETARY' });
	const institutionIds = await readInstitutions(installation);
	const wanted = { institutionIds, bodyId, parts: pointsOf(8) };
	const few = { institutionIds: institutionIds.slice(0, 4), bodyId, hasParts: false };
	const { requestId: prepared } = await prepareRequest(installation, wanted);
	const { requestId: asked, answers } = await askRequest(secretary, installation, {
		...{ ...wanted, parts: pointsOf(8), title: 'Starpziņojums: bāriņtiesu darbs' }
	});
	const { requestId: simple } = await askRequest(secretary, installation, { ...few, title: 'Kas jauns?' });
	const { requestId: closed } = await askRequest(secretary, installation, {
		...few,
		title: 'Kas bija jauns?'
	});
	await installation.db.write((tx) => closeRequest(tx, secretary, closed));
	const rows = await answers();
	for (const [at, { id }] of rows.entries())
		if (at % 3 !== 0) await sendAnswer(installation, id, { sentOn: at % 5 ? '2022-03-17' : '2022-03-24' });
	const sent = rows.filter((_, at) => at % 3 !== 0).map(({ id }) => id);
	const answerIds = sent.slice(0, 12).map((id) => `${id}:2`);
	await accept(secretary, { id: newId(), requestId: asked, answers: answerIds });
	const question = 'Par kuru gadu ir skaitļi?';
	const back = { id: newId(), requestId: asked, answerId: sent[13], version: 2, question };
	await giveBack(secretary, back);
	await installation.db.write((tx) =>
		tx.request.update({ where: { id: asked }, data: { due: '2022-03-18' } })
	);
	const { id: mail } = await read.outboxMessage.findFirstOrThrow({
		where: { kind: 'request-asked' },
		orderBy: { id: 'asc' }
	});
	const letterOf = (institutionId: string) => `who=${institutionId}%7C&letter=${newId()}`;
	return {
		prepared,
		letter: letterOf(institutionIds[0]!),
		openLetter: letterOf(institutionIds[3]!),
		asked,
		simple,
		closed,
		mail: `/outbox/${mail}`,
		sent: sent[20]!,
		accepted: sent[0]!,
		owed: rows[0]!.id
	};
}

/** Ten of them, first those for which somebody sits there whom mail reaches. */
async function readInstitutions({ db: { read } }: Installation): Promise<string[]> {
	const isReached = { memberships: { some: { person: { email: { not: null } } } } };
	const reached = await read.institution.findMany({
		where: { seats: { some: { post: { body: { slug: 'barintiesu-darbs' }, ...isReached } } } },
		orderBy: { sortKey: 'asc' },
		select: { id: true }
	});
	const others = await read.institution.findMany({ orderBy: { sortKey: 'asc' }, select: { id: true } });
	return [...new Set([...reached, ...others].map(({ id }) => id))].slice(0, 10);
}

function pointsOf(count: number) {
	return Array.from({ length: count }, (_, at) => ({
		...{ id: newId(), code: `2.${at + 1}.`, subject: `point:${at}` },
		text: `Sagatavot priekšlikumus par bāriņtiesu darba pilnveidi un ārpusģimenes aprūpi (${at + 1}).`
	}));
}
