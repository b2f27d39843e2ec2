import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { send } from '#lib/requests/answer-writing.server.ts';
import { compile } from '#lib/rounds/compiling.server.ts';
import { publish } from '#lib/rounds/publishing.server.ts';
import { start } from '#lib/rounds/starting.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor, makeInstitution, makeMembership, makePerson, makePost } from './council.ts';
import { meetingSetting, seated } from './meetings.ts';

const day = '2022-03-25';

/** Ten institutions more than the council of the tests has, each with a seat in its group and somebody who holds it. */
export async function roundSetting(kind: DatabaseKind, env: Readonly<Record<string, string>> = {}) {
	const all = await meetingSetting(kind, '2022-03-25T08:00:00Z', env);
	const { installation, council } = all;
	const { bodyId, councilId } = council;
	const others: { institutionId: string; actor: Actor }[] = [];
	for (let number = 1; number <= 10; number++) {
		const name = `${String(number).padStart(2, '0')}. iestāde`;
		const institutionId = await makeInstitution(installation, { name });
		const postId = await makePost(installation, {
			...{ bodyId, label: `${name}: pārstāvis`, institutionIds: [institutionId] }
		});
		const personId = await makePerson(installation, { name: `${number}. pārstāvis` });
		await makeMembership(installation, { postId, personId, startDate: '2022-01-01' });
		others.push({
			institutionId,
			actor: await seated(installation, { personId, day, name: `${number}. pārstāvis` })
		});
	}
	return { ...all, bodyId, councilId, others, ...roundReading(installation) };
}

function roundReading({ db: { read } }: Installation) {
	return {
		answersOf: (requestId: string) =>
			read.answer.findMany({ where: { requestId }, orderBy: { position: 'asc' } }),
		roundOf: (id: string) => read.round.findUniqueOrThrow({ where: { id } }),
		summariesOf: (roundId: string) =>
			read.roundSummary.findMany({ where: { roundId }, orderBy: { number: 'asc' } })
	};
}

/** The form of a new round: what is asked as usual, of all who sit in the body, by 8 April 2022. */
export function startForm(bodyId: string, more: object = {}) {
	return {
		...{ id: newId(), bodyId, title: 'Kas jauns bērnu tiesību aizsardzībā?', text: 'Lūdzam rakstīt.' },
		...{ asOf: '30.03.2022.', due: '08.04.2022.', bodies: [bodyId] },
		...{ fieldId: ['news', 'events', 'figures'], fieldKind: ['TEXT', 'EVENTS', 'FIGURES'] },
		...{ fieldTitle: ['Kas jauns', 'Notikumi', 'Skaitļi'], fieldHint: ['', '', ''] },
		...more
	};
}

/** What goes out by mail when a round is asked; for tests that are about what comes after it. */
export async function markAsked(installation: Installation, requestId: string): Promise<void> {
	const askedAt = installation.clock.now();
	await installation.db.write((tx) =>
		tx.request.update({ where: { id: requestId }, data: { state: 'ASKED', askedAt } })
	);
}

/** That what was sent is as it is wanted. */
export async function markAccepted(installation: Installation, requestId: string): Promise<void> {
	const acceptedAt = installation.clock.now();
	await installation.db.write((tx) =>
		tx.answer.updateMany({ where: { requestId, state: 'SENT' }, data: { state: 'ACCEPTED', acceptedAt } })
	);
}

/** Answers as somebody who is asked: a text, with events and figures as the form sends them. */
export async function answerWith(
	actor: Actor,
	answerId: string,
	text: string,
	more: Readonly<Record<string, readonly string[]>> = {}
): Promise<void> {
	const { version } = await actor.installation.db.read.answer.findUniqueOrThrow({ where: { id: answerId } });
	await send(actor, {
		...{ id: newId(), answerId, version, capacity: '', textIds: ['news'], texts: [text] },
		...more
	});
}

/** A round of one institution, for which one person answers, accepted and compiled; its id, and its summary's. */
export async function makeCompiled(
	installation: Installation,
	{ bodyId, institutionId, personId }: { bodyId: string; institutionId: string; personId: string }
): Promise<{ roundId: string; summaryId: string }> {
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const today = rigaDate(installation.clock.now());
	const form = startForm(bodyId, { bodies: [], institutions: [institutionId], due: today, asOf: today });
	const { id: roundId, requestId } = await start(secretary, form);
	await markAsked(installation, requestId);
	const { id } = await installation.db.read.answer.findFirstOrThrow({ where: { requestId } });
	const seats = await seatsOf(installation, personId, today);
	const figures = { figureIds: ['a'], figureNames: ['bērni'], figureValues: ['403'], figureUnits: [''] };
	await answerWith(makeActor(installation, { personId, seats }), id, 'Jaunumi.', {
		...{ ...figures, figureFroms: [''], figureUntils: [''], figureParts: [''] }
	});
	await markAccepted(installation, requestId);
	const summaryId = newId();
	await compile(secretary, { id: summaryId, roundId });
	return { roundId, summaryId };
}

/** Puts the newest summary of a round before anybody. */
export async function publishNewest(secretary: Actor, roundId: string): Promise<void> {
	const { read } = secretary.installation.db;
	const { version, summaries } = await read.round.findUniqueOrThrow({
		where: { id: roundId },
		select: { version: true, summaries: { orderBy: { number: 'desc' }, take: 1, select: { number: true } } }
	});
	await publish(secretary, {
		...{ id: newId(), roundId, version, number: summaries[0]!.number, isPublished: true }
	});
}
