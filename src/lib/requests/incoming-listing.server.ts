import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { readLeft } from '#lib/mail/incoming-files.ts';
import { withoutQuoted } from '#lib/mail/incoming.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readReplyFiles } from './incoming-files.server.ts';
import { deeds } from './incoming.server.ts';

/* The replies that wait, and those that were decided on. */

const most = 200;

/** The mails that wait, the oldest first; or those that were decided or set aside, the newest first. */
export async function listIncoming(actor: Actor, { isDecided = false }: { isDecided?: boolean } = {}) {
	mustBeAble(actor, deeds.readIncoming);
	const { read } = actor.installation.db;
	const [mails, waiting] = await Promise.all([
		read.incomingMail.findMany({
			where: isDecided ? { state: { not: 'WAITING' } } : { state: 'WAITING' },
			orderBy: [{ receivedAt: isDecided ? 'desc' : 'asc' }, { id: 'asc' }],
			select: {
				...{ id: true, kind: true, state: true, fromName: true, fromAddress: true, subject: true },
				...{ receivedAt: true, taskId: true, decidedBy: true, text: true },
				_count: { select: { files: true } }
			},
			take: most
		}),
		read.incomingMail.count({ where: { state: 'WAITING' } })
	]);
	return {
		waiting,
		mails: mails.map(({ text, _count, ...mail }) => ({
			...mail,
			...{ files: _count.files, begins: withoutQuoted(text).slice(0, 160) }
		}))
	};
}

/** One mail, and the tasks that it may be about: those of the mail it answers. Refuses NOT_FOUND. */
export async function readIncoming(actor: Actor, id: string) {
	mustBeAble(actor, deeds.readIncoming);
	const { read } = actor.installation.db;
	const mail = await read.incomingMail.findUnique({ where: { id } });
	if (!mail) throw new Refusal('NOT_FOUND');
	const [answered, files] = await Promise.all([
		mail.answersId ? read.outboxMessage.findUnique({ where: { id: mail.answersId } }) : null,
		readReplyFiles(read, id)
	]);
	const ids = [
		...`${answered?.facts ?? ''} ${answered?.subject ?? ''}`.matchAll(/task(?:Id":\s*"|:)([\da-f-]{36})/g)
	];
	const tasks = await read.task.findMany({
		where: { id: { in: [...ids.map((match) => match[1]!), ...(mail.taskId ? [mail.taskId] : [])] } },
		orderBy: { number: 'asc' },
		select: { id: true, number: true, title: true }
	});
	const filed = tasks.find(({ id: taskId }) => taskId === mail.taskId) ?? null;
	const { leftFiles, ...shown } = mail;
	return { ...shown, suggested: withoutQuoted(mail.text), tasks, filed, files, left: readLeft(leftFiles) };
}

/** Whether a file is one that came with a reply and is still with it. Refuses NOT_FOUND whoever may not read replies. */
export async function isReplyFile(actor: Actor, id: string, fileId: string): Promise<boolean> {
	mustBeAble(actor, deeds.readIncoming);
	const files = await readReplyFiles(actor.installation.db.read, id);
	return files.some((file) => file.id === fileId);
}

/** Replies that wait, for the secretariat. */
export const incomingWaiting: WaitingPart = {
	name: 'incoming',
	heading: (locale) => m.requests_incoming_title({}, { locale }),
	async waitingFor({ db }, readers) {
		const theirs = readers.filter(({ standing: { role } }) => role === 'SECRETARY' || role === 'ASSISTANT');
		const [count, oldest] = theirs.length
			? await Promise.all([
					db.read.incomingMail.count({ where: { state: 'WAITING' } }),
					db.read.incomingMail.findFirst({
						where: { state: 'WAITING' },
						orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }]
					})
				])
			: [0, null];
		if (!oldest) return new Map();
		const since = rigaDate(oldest.receivedAt);
		return new Map(
			theirs.map(({ id, locale }): [string, WaitingItem[]] => [
				id,
				[
					{
						key: `incoming:${oldest.id}`,
						text: m.requests_incoming_waiting({ count }, { locale }),
						path: '/incoming',
						since
					}
				]
			])
		);
	}
};
