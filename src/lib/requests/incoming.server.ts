import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { readLeft, type LeftFile } from '#lib/mail/incoming-files.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { report } from '#lib/tasks/reporting.server.ts';
import { deeds as taskDeeds, statusesAfterReport } from '#lib/tasks/tasks.ts';
import { answererOf, capacitiesOn, readAnswered, type AnsweredTask } from './answered-task.server.ts';
import { dropFiles, uploadsOf } from './incoming-files.server.ts';
import { decideReplySchema, fileReplySchema } from './incoming-schema.ts';

/* What people answered to the portal's mails by mail: nothing of it is lost, and each finds its task. */

export const deeds = {
	readIncoming: { name: 'mail.readIncoming', grants: ['SECRETARIAT'] },
	file: { name: 'mail.file', grants: ['SECRETARIAT'] },
	setAside: { name: 'mail.setAside', grants: ['SECRETARIAT'] },
	putBack: { name: 'mail.putBack', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/**
 * Files a reply and those of its files that are to `keep` to a task, as a progress entry of whoever wrote it, where they speak for somebody who owes it; else as one of
 * the secretariat's that says who wrote. Refuses INVALID a task that is not there, NOT_NOW a closed one and a mail that
 * somebody decided on meanwhile. Sent twice it acts once: the entry has the mail's own id.
 */
export async function fileReply(actor: Actor, input: unknown): Promise<{ number: number }> {
	mustBeAble(actor, deeds.file);
	const { id, version, number, text, keep } = parseInput(fileReplySchema, input);
	const { read } = actor.installation.db;
	const [mail, found] = await Promise.all([
		read.incomingMail.findUnique({ where: { id } }),
		read.task.findUnique({ where: { number }, select: { id: true } })
	]);
	if (!mail) throw new Refusal('NOT_FOUND');
	const task = found && (await readAnswered(read, found.id));
	if (!task) return refuseField('number', 'requests_incoming_problem_number');
	const [status = null] = statusesAfterReport(task.status);
	if (status === null) return refuseField('number', 'requests_incoming_problem_closed');
	const author = await authorOf(actor, mail.personId, task);
	const said = author ? text : `${mail.fromName || mail.fromAddress} <${mail.fromAddress}>:\n\n${text}`;
	const entry = { taskId: task.id, entryId: id, version: task.version, status, text: said };
	const filed = await report(
		author?.answerer ?? actor,
		{ ...entry, capacity: author?.capacity ?? 'SECRETARIAT' },
		{
			via: 'MAIL',
			uploads: await uploadsOf(read, id, keep),
			also: async (tx) => {
				const decision = { state: 'FILED', taskId: task.id, entryId: id };
				await decide(tx, actor, deeds.file, { id, version, from: ['WAITING'], ...decision });
				await dropFiles(tx, id);
			}
		}
	);
	return { number: filed.number };
}

/** Whoever wrote, in the name in which they may report on the task; null where they may not, or nobody knows them. */
async function authorOf(actor: Actor, personId: string | null, task: AnsweredTask) {
	if (!personId) return null;
	const person = await actorFromLink(actor.installation, { userId: null, personId }, standingOf);
	if (!person) return null;
	const directory = await directoryOf(actor.installation);
	const answerer = answererOf(person, directory, task);
	const [capacity] = capacitiesOn(answerer, directory, task, taskDeeds.report);
	return capacity ? { answerer, capacity: capacity.key } : null;
}

/** Says that a mail needs nothing: its files are discarded, and their names remembered. */
export async function setAside(actor: Actor, input: unknown): Promise<void> {
	mustBeAble(actor, deeds.setAside);
	const { id, version } = parseInput(decideReplySchema, input);
	await actor.installation.db.write(async (tx) => {
		await decide(tx, actor, deeds.setAside, { id, version, from: ['WAITING'], state: 'SET_ASIDE' });
		await discardFiles(tx, id);
	});
}

async function discardFiles(tx: Transaction, id: string): Promise<void> {
	const discarded = await dropFiles(tx, id);
	if (discarded.length === 0) return;
	const mail = await tx.incomingMail.findUniqueOrThrow({ where: { id }, select: { leftFiles: true } });
	const left: LeftFile[] = [
		...discarded.map((name) => ({ name, why: 'DISCARDED' as const })),
		...readLeft(mail.leftFiles)
	];
	await tx.incomingMail.update({
		where: { id },
		data: { leftFiles: JSON.stringify(left), attachments: { increment: discarded.length } }
	});
}

/** What was set aside, by somebody or because a machine seemed to have written it, waits again. */
export async function putBack(actor: Actor, input: unknown): Promise<void> {
	mustBeAble(actor, deeds.putBack);
	const { id, version } = parseInput(decideReplySchema, input);
	await actor.installation.db.write((tx) =>
		decide(tx, actor, deeds.putBack, { id, version, from: ['SET_ASIDE'], state: 'WAITING' })
	);
}

interface Decision {
	readonly id: string;
	readonly version: number;
	readonly from: string[];
	readonly state: string;
	readonly taskId?: string;
	readonly entryId?: string;
}

async function decide(tx: Transaction, actor: Actor, deed: Deed, decision: Decision): Promise<void> {
	const { id, version, from, ...data } = decision;
	const before = await tx.incomingMail.findUnique({ where: { id }, select: { state: true } });
	if (!before) throw new Refusal('NOT_FOUND');
	const isOver = data.state === 'WAITING';
	const { count } = await tx.incomingMail.updateMany({
		where: { id, version, state: { in: from } },
		data: {
			...{ ...data, version: { increment: 1 } },
			...{ decidedAt: isOver ? null : actor.installation.clock.now(), decidedBy: isOver ? null : actor.name }
		}
	});
	if (count === 0) throw new Refusal('NOT_NOW');
	await record(tx, actor, {
		...{ deed: deed.name, capacity: officeOf(actor), subjectType: 'IncomingMail', subjectId: id, before },
		after: data
	});
}
