import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { makeLink } from '#lib/accounts/links.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { handBack, handOverAnswers } from '#lib/requests/answer-handing.server.ts';
import { send, writeDraft } from '#lib/requests/answer-writing.server.ts';
import { draftAddress } from '#lib/requests/specialist-mails.server.ts';
import { createRequest } from '#lib/requests/request-making.server.ts';
import { createRequestLinks } from '#lib/requests/request-telling.server.ts';
import { reportTemplate, roundTemplate, type Template } from '#lib/requests/template.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { addresses } from './place.ts';

/** Requests that the sample's member is asked, and what became of some of their parts: paths that work for whoever has them. */
export interface FoundAsked {
	/** A request with parts of which nothing is written; its first part. */
	parts: string;
	/** One whose first part was sent twice. */
	sent: string;
	/** One that came back with a question, and of which a specialist has handed a draft back. */
	returned: string;
	/** A round, with events and figures. */
	round: string;
	/** By the link of a mail: parts, and a round. */
	answer: string;
	answerRound: string;
	/** One whose draft waits with its member, by the link. */
	answerDrafted: string;
	/** Two with parts that are written and not sent: one signed in, one by the link. */
	ready: string;
	answerReady: string;
	/** A specialist's, who has not begun. */
	drafting: string;
}

/** What is asked of the sample's member, in their seat: nobody else's tests meet it. */
export async function makeAsked(installation: Installation): Promise<FoundAsked> {
	const { read } = installation.db;
	const { personId } = await read.user.findUniqueOrThrow({ where: { email: addresses.member.lv } });
	const member = (await actorFromLink(installation, { userId: null, personId }, standingOf))!;
	const { postId } = member.seats[0]!;
	const ask = (title: string, template: Template, partCount: number) =>
		makeRequest(installation, { title, template, partCount, postId });
	const parts = await ask('Starpziņojums par rezolūciju Nr. 2026 1.1.1./4-4', reportTemplate('lv'), 3);
	const sent = await ask('Ziņojums par bāriņtiesu darbu', reportTemplate('lv'), 2);
	const returned = await ask('Starpziņojums par ārpusģimenes aprūpi', reportTemplate('lv'), 2);
	const round = await ask('Aktualitātes 2022. gada pavasarī', roundTemplate('lv'), 0);
	const typed = (answerId: string, version: number, done: string) => ({
		...{ id: newId(), answerId, version, capacity: postId, textIds: ['inForce', 'done'] },
		texts: ['Bāriņtiesu likums.', done]
	});
	await send(member, typed(sent.answerIds[0]!, 1, 'Apmācīti **120** bāriņtiesu darbinieki.'));
	await send(
		member,
		typed(sent.answerIds[0]!, 2, 'Apmācīti **135** bāriņtiesu darbinieki, sagatavotas vadlīnijas.')
	);
	await send(member, typed(returned.answerIds[0]!, 1, 'Sagatavots projekts.'));
	await giveBack(installation, returned.answerIds[0]!);
	await writeDraft(member, roundTyped(round.answerIds[0]!));
	const [ready, readyByLink] = [
		await ask('Ziņojums par adopciju', reportTemplate('lv'), 2),
		await ask('Ziņojums par audžuģimenēm', reportTemplate('lv'), 2)
	];
	for (const id of [...ready.answerIds, ...readyByLink.answerIds])
		await writeDraft(member, typed(id, 1, 'Uzrakstīts, nav nosūtīts.'));
	const give = async (requestId: string) => {
		const to = {
			specialistName: 'Ilze Parauga',
			specialistEmail: `${newId()}@padome.example`,
			capacity: postId
		};
		const { id } = await handOverAnswers(member, requestId, {
			id: newId(),
			...to,
			message: 'Lūdzu, uzrakstiet.'
		});
		const link = await read.personalLink.findFirstOrThrow({ where: { subject: `drafting:${id}` } });
		return new URL(draftAddress(installation, link)).pathname;
	};
	const drafting = await give(parts.requestId);
	const token = (await give(returned.requestId)).split('/')[2]!;
	await handBack({ installation, token }, typed(returned.answerIds[1]!, 1, 'Projekts ir saskaņots.'));
	const linkTo = async ({ requestId: id }: { requestId: string }) => {
		const ids = await installation.db.write((tx) =>
			createRequestLinks(tx, installation, { id, due: '2022-04-01' }, [personId!])
		);
		const link = await read.personalLink.findUniqueOrThrow({ where: { id: [...ids.values()][0]! } });
		return `/answer/${makeLink(installation, link)}`;
	};
	const pathOf = ({ requestId, answerIds }: typeof parts) => `/requests/${requestId}/answers/${answerIds[0]}`;
	return {
		...{
			parts: pathOf(parts),
			sent: pathOf(sent),
			returned: pathOf(returned),
			round: pathOf(round),
			drafting
		},
		...{
			answer: await linkTo(parts),
			answerRound: await linkTo(round),
			answerDrafted: await linkTo(returned)
		},
		...{ ready: pathOf(ready), answerReady: await linkTo(readyByLink) }
	};
}

interface NewAsked {
	readonly title: string;
	readonly template: Template;
	readonly partCount: number;
	readonly postId: string;
}

async function makeRequest(installation: Installation, { title, template, partCount, postId }: NewAsked) {
	const requestId = newId();
	const parts = Array.from({ length: partCount }, (_, at) => ({
		...{ id: newId(), code: `2.${at + 1}.`, subject: null },
		text: `Sagatavot un iesniegt priekšlikumus par bāriņtiesu darba pilnveidi (${at + 1}).`
	}));
	await installation.db.write(async (tx) => {
		await createRequest(tx, installation, {
			...{
				id: requestId,
				subject: `sample:${requestId}`,
				title,
				template,
				due: '2022-04-01',
				bodyId: null,
				parts
			},
			text: 'Lūdzam atbildēt par katru punktu: tikai par to, kas ir Jūsu **kompetencē**.',
			asked: [{ postId, ...(partCount ? { partIds: parts.map(({ id }) => id) } : {}) }]
		});
		const askedAt = installation.clock.now();
		await tx.request.update({ where: { id: requestId }, data: { state: 'ASKED', askedAt } });
	});
	const answers = await installation.db.read.answer.findMany({
		where: { requestId },
		orderBy: { position: 'asc' }
	});
	return { requestId, answerIds: answers.map(({ id }) => id) };
}

async function giveBack(installation: Installation, answerId: string): Promise<void> {
	await installation.db.write(async (tx) => {
		await tx.answer.update({
			where: { id: answerId },
			data: { state: 'RETURNED', version: { increment: 1 } }
		});
		await tx.answerStep.create({
			data: {
				...{
					id: newId(),
					answerId,
					kind: 'RETURNED',
					at: installation.clock.now(),
					authorName: 'Parauga sekretāre'
				},
				...{ capacity: 'Sekretariāts', text: 'Cik bāriņtiesu tas skar, un **no kura gada**?' }
			}
		});
	});
}

function roundTyped(answerId: string) {
	return {
		...{ answerId, version: 1, capacity: '', textIds: ['news'] },
		texts: ['Atvērta *Bērna māja* Rīgā: [mājaslapa](https://www.bac.gov.lv).'],
		...{
			eventIds: ['e1', 'e2'],
			eventDates: ['05.05.2022.', '2022. gada oktobris'],
			eventUntils: ['06.05.2022.', '']
		},
		eventTexts: ['Konference par bērnu tiesībām', 'Apmācības bāriņtiesām'],
		...{ figureIds: ['f1', 'f2', 'f3', 'f4'], figureNames: ['Bērni kopā', 'Rīgā', 'Kurzemē', 'Latgalē'] },
		...{ figureValues: ['1 403', '700', '300', '400'], figureUnits: ['bērni', 'bērni', '', ''] },
		...{ figureFroms: ['2021. gads', '', '', ''], figureUntils: ['', '', '', ''] },
		figureParts: ['', 'Bērni kopā', 'Bērni kopā', 'Bērni kopā']
	};
}
