import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { wordsOfText } from './search-words.ts';

/** What a task's words are made of. */
export interface Searched {
	readonly id: string;
	readonly searchText: string;
}

const rowsAtOnce = 2_000;

/** Keeps the words of tasks, in the transaction of every change of their search text. */
export async function indexWords(tx: Transaction, tasks: readonly Searched[]): Promise<void> {
	if (tasks.length === 0) return;
	await tx.taskWord.deleteMany({ where: { taskId: { in: tasks.map(({ id }) => id) } } });
	const rows = tasks.flatMap(({ id, searchText }) =>
		wordsOfText(searchText).map((word) => ({ word, taskId: id }))
	);
	for (let at = 0; at < rows.length; at += rowsAtOnce)
		await tx.taskWord.createMany({ data: rows.slice(at, at + rowsAtOnce) });
}

const tasksAtOnce = 500;

/** Indexes what no change has indexed: tasks of an older Padome, of a sample, of an import. Called when a portal starts. */
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
