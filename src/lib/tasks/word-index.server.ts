import { rigaDate } from '#lib/calendar/days.ts';
import { nameWithoutEnding } from '#lib/documents/file-kinds.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting, writeSetting, type SettingKey } from '#lib/server/settings.server.ts';
import { wordsOfText } from './search-words.ts';

/** What a task's words are made of, beside the names of its documents. */
export interface Searched {
	readonly id: string;
	readonly searchText: string;
}

const rowsAtOnce = 2_000;

/** Keeps the words of tasks, in the transaction of every change of their search text or of their documents. */
export async function indexWords(tx: Transaction, tasks: readonly Searched[]): Promise<void> {
	if (tasks.length === 0) return;
	const ids = tasks.map(({ id }) => id);
	await tx.taskWord.deleteMany({ where: { taskId: { in: ids } } });
	const names = await documentNames(tx, ids);
	const rows = tasks.flatMap(({ id, searchText }) =>
		wordsOfText([searchText, ...(names.get(id) ?? [])].join('\n')).map((word) => ({ word, taskId: id }))
	);
	for (let at = 0; at < rows.length; at += rowsAtOnce)
		await tx.taskWord.createMany({ data: rows.slice(at, at + rowsAtOnce) });
}

/** The same where only the ids are known: something about a task's documents changed. */
export async function reindexWords(tx: Transaction, taskIds: readonly string[]): Promise<void> {
	for (let at = 0; at < taskIds.length; at += tasksAtOnce) {
		const where = { id: { in: taskIds.slice(at, at + tasksAtOnce) } };
		await indexWords(tx, await tx.task.findMany({ where, select: { id: true, searchText: true } }));
	}
}

/** The day as of which the index knows what is restricted; it moves on by `followTheDate`. */
const indexDay: SettingKey = 'installation.wordIndexDay';

/**
 * By task, what its documents and their newest files are called. The index does not know who searches: what is not there for
 * everybody who sees the task is not in it, nor what was withdrawn.
 */
async function documentNames(
	tx: Transaction,
	taskIds: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
	const day = (await tx.setting.findUnique({ where: { key: indexDay } }))?.value ?? '';
	const documents = await tx.taskDocument.findMany({
		where: {
			...{ taskId: { in: [...taskIds] }, audience: 'COUNCIL', withdrawnAt: null },
			OR: [{ restrictedUntil: null }, { restrictedUntil: { lt: day } }]
		},
		select: {
			...{ taskId: true, title: true },
			versions: {
				orderBy: { number: 'desc' },
				take: 1,
				select: { attachment: { select: { name: true } } }
			}
		}
	});
	const names = new Map<string, string[]>();
	for (const { taskId, title, versions } of documents) {
		if (!names.has(taskId)) names.set(taskId, []);
		const files = versions.map(({ attachment }) => nameWithoutEnding(attachment.name));
		names.get(taskId)!.push(title, ...files);
	}
	return names;
}

const tasksAtOnce = 500;
/** What the index holds: 2 since it knows the names of documents. */
const edition = '2';

/** Brings the index up to date: what no change has indexed, and what an older Padome did not index. Called when a portal starts. */
export async function bringUpToDate(installation: Pick<Installation, 'db' | 'clock'>): Promise<void> {
	const { db } = installation;
	await indexMissing(installation);
	await followTheDate(installation);
	if ((await readSetting(installation, 'installation.wordIndex')) === edition) return;
	const documented = await db.read.taskDocument.findMany({ distinct: ['taskId'], select: { taskId: true } });
	const ids = documented.map(({ taskId }) => taskId);
	for (let at = 0; at < ids.length; at += tasksAtOnce)
		await db.write((tx) => reindexWords(tx, ids.slice(at, at + tasksAtOnce)));
	await db.write(async (tx) => {
		await writeSetting(tx, installation, 'installation.wordIndex', edition);
		await tx.revision.updateMany({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
	});
}

/** From the day after its term a restricted document is as any other: it can be found by its name. Looks once a day, however often it is called. */
export async function followTheDate(installation: Pick<Installation, 'db' | 'clock'>): Promise<void> {
	const today = rigaDate(installation.clock.now());
	if ((await readSetting(installation, indexDay)) === today) return;
	await installation.db.write(async (tx) => {
		const before = (await tx.setting.findUnique({ where: { key: indexDay } }))?.value ?? '';
		if (before === today) return;
		await writeSetting(tx, installation, indexDay, today);
		const open = await tx.taskDocument.findMany({
			where: { restrictedUntil: { gte: before, lt: today }, withdrawnAt: null },
			distinct: ['taskId'],
			select: { taskId: true }
		});
		if (open.length === 0) return;
		await reindexWords(
			tx,
			open.map(({ taskId }) => taskId)
		);
		await tx.revision.updateMany({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
	});
}

/** Indexes what no change has indexed: tasks of an older Padome, of a sample, of an import. */
export async function indexMissing({ db }: Pick<Installation, 'db'>): Promise<number> {
	let indexed = 0;
	for (let after = ''; ;) {
		const missing = await db.write(async (tx) => {
			const found = await tx.task.findMany({
				where: { id: { gt: after }, words: { none: {} }, searchText: { not: '' } },
				orderBy: { id: 'asc' },
				select: { id: true, searchText: true },
				take: tasksAtOnce
			});
			await indexWords(tx, found);
			return found;
		});
		indexed += missing.length;
		const last = missing.at(-1);
		if (!last || missing.length < tasksAtOnce) return indexed;
		after = last.id;
	}
}
