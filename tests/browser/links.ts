import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { answerAddress, createAnswerLinks, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { writeDraft } from '#lib/requests/drafting-writing.server.ts';
import { handOver } from '#lib/requests/draftings.server.ts';
import { draftAddress } from '#lib/requests/specialist-mails.server.ts';
import { taskAnswers } from '#lib/requests/task-answers.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { addresses } from './place.ts';

/** What personal links open, and what came of some: paths that work for whoever has them. */
export interface FoundLinks {
	/** A task that nobody has answered. */
	answer: string;
	/** One of which drafts wait to be confirmed; the ids of three, each by another specialist. */
	answerDraft: string;
	drafts: string[];
	/** Where its member hands that task to another specialist. */
	handOver: string;
	/** A specialist's, who has not begun. */
	drafting: string;
	/** And one whose draft was sent. */
	drafted: string;
}

/** Links of the sample's chair and member, each to a task that is no other test's; drafts of the member's. */
export async function makeLinks(installation: Installation): Promise<FoundLinks> {
	const { db } = installation;
	const member = await holderOf(installation, addresses.member.lv);
	const [second] = await tasksOf(member, { due: null });
	// A later deadline is asked for where there is one; only one capacity, so that none need be chosen.
	const chair = await holderOf(installation, addresses.chair.lv);
	const [first] = await tasksOf(chair, { due: { not: null } });
	const answer = await answerPath(installation, chair.personId!, first!);
	const answerDraft = await answerPath(installation, member.personId!, second!);
	const give = async (name: string) => {
		const given = { id: newId(), specialistName: name, specialistEmail: `${newId()}@padome.example` };
		const { id } = await handOver(member, second!, { ...given, message: 'Lūdzu, sagatavojiet.' }, 'MAIL');
		const link = await db.read.personalLink.findFirstOrThrow({ where: { subject: `drafting:${id}` } });
		return { id, path: new URL(draftAddress(installation, link)).pathname };
	};
	const write = async (path: string) => {
		const specialist = { installation, token: path.split('/')[2]! };
		await writeDraft(specialist, { version: 1, text: 'Projekts ir saskaņots.', status: 'IN_PROCESS' }, true);
	};
	const { number } = await db.read.task.findUniqueOrThrow({
		where: { id: second! },
		select: { number: true }
	});
	const waiting = await give('Anna Paraudziņa');
	const drafted = [await give('Pēteris Paraugs'), await give('Ilze Parauga'), await give('Jānis Paraugs')];
	for (const { path } of drafted) await write(path);
	return {
		...{ answer, answerDraft, handOver: `/tasks/${number}/hand-over`, drafts: drafted.map(({ id }) => id) },
		...{ drafting: waiting.path, drafted: drafted[0]!.path }
	};
}

async function holderOf(installation: Installation, email: string): Promise<Actor> {
	const { personId } = await installation.db.read.user.findUniqueOrThrow({ where: { email } });
	return (await actorFromLink(installation, { userId: null, personId }, standingOf))!;
}

/** Open tasks of somebody, not begun, whose pages no test changes. */
async function tasksOf(holder: Actor, where: { due: null | { not: null } }): Promise<string[]> {
	const tasks = await holder.installation.db.read.task.findMany({
		where: { ...where, status: 'NEEDS_ACTION', inRegister: true, number: { notIn: taken } },
		orderBy: { number: 'asc' },
		select: { id: true }
	});
	const found: string[] = [];
	for (const { id } of tasks) {
		const shown = await taskAnswers.show(holder, id, new URLSearchParams());
		if (shown.state === 'OPEN' && shown.view.capacities.length === 1) found.push(id);
	}
	return found;
}

/** The numbers of tasks that other tests change. */
const taken = [4, 5, 6, 12, 13, 37, 39];

async function answerPath(installation: Installation, personId: string, taskId: string): Promise<string> {
	const wanted = [{ personId, userId: null, taskId }];
	const ids = await installation.db.write((tx) => createAnswerLinks(tx, installation, wanted));
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	return new URL(answerAddress(installation, link!)).pathname;
}
