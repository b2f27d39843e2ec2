import type { Actor } from '#lib/accounts/actor.server.ts';
import { openAnswer } from '#lib/accounts/answering.server.ts';
import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { makeActor, makeCouncil, makeUser } from './council.ts';
import { testInstallation, type databaseKinds } from './installation.ts';
import { makeTask, type TaskFixture } from './tasks.ts';
import { answerAddress, createAnswerLinks, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { draftAddress } from '#lib/requests/specialist-mails.server.ts';
import { taskAnswers } from '#lib/requests/task-answers.server.ts';

/** A task that VBTAI owes, its member with a link and without an account, and others around. For tests. */
export async function answering(kind: (typeof databaseKinds)[number], more: Partial<TaskFixture> = {}) {
	const installation = await testInstallation(kind);
	const council = await makeCouncil(installation);
	const lead = [{ institutionId: council.institutions.vbtai }];
	const task = await makeTask(installation, { bodyId: council.bodyId, lead, ...more });
	const { db } = installation;
	const linkOf = async (personId: string, taskId = task.id) => {
		const wanted = [{ personId, userId: null, taskId }];
		const ids = await db.write((tx) => createAnswerLinks(tx, installation, wanted));
		const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
		return { ...link!, token: tokenOf(answerAddress(installation, link!)) };
	};
	const memberLink = await linkOf(council.people.member);
	const member = (await actorFromLink(
		installation,
		{ userId: null, personId: council.people.member },
		standingOf
	))!;
	const outsider = makeActor(installation, { userId: 'an-outsider' });
	const secretaryId = await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre' });
	const secretary = makeActor(installation, { userId: secretaryId, role: 'SECRETARY', name: 'Sekretāre' });
	const open = (token: string) => openAnswer(installation, token, standingOf);
	const show = (actor: Actor, query = '') => taskAnswers.show(actor, task.id, new URLSearchParams(query));
	const send = (actor: Actor, form: string, data: object) =>
		taskAnswers.forms[form]!.send(actor, task.id, taskAnswers.forms[form]!.schema.parse(data));
	const entries = () =>
		db.read.progressEntry.findMany({ where: { taskId: task.id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
	const mails = (name: string) =>
		db.read.outboxMessage.findMany({ where: { kind: name }, orderBy: { id: 'asc' } });
	const draftToken = async (draftingId: string) => {
		const where = { subject: `drafting:${draftingId}`, purpose: 'DRAFT' };
		const link = await db.read.personalLink.findFirstOrThrow({ where });
		return tokenOf(draftAddress(installation, link));
	};
	return {
		...{ installation, council, task, member, memberLink, outsider, secretary, linkOf, open, show, send },
		...{ entries, mails, draftToken }
	};
}

function tokenOf(address: string): string {
	return new URL(address).pathname.split('/')[2]!;
}
