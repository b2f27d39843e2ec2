import { fold } from '#lib/latvian/letters.ts';
import type { Database } from '#lib/server/database.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { wordsOf } from './filter.ts';
import { stemOf, wordsOfText } from './search-words.ts';

type Where = Prisma.TaskWhereInput;

/** So few that looking each up is quicker than walking through the register. */
const few = 2_000;

/**
 * What a search comes to, as a condition; null where nothing is searched. A task must have every word, each in any of its forms; a
 * number may also be the task's own. Words are looked up by how they begin; one that no word begins with may stand inside words.
 */
export async function searchFor(db: Database, q: string): Promise<Where | null> {
	const typed = wordsOf(q);
	if (typed.length === 0) return null;
	const words = wordsOfText(typed.join(' '));
	// Signs and single letters are in no index.
	if (words.length === 0) return { searchText: { contains: fold(typed.join(' ')) } };
	return { AND: await Promise.all(words.map((word) => lookUp(db, word))) };
}

/** One word: the few tasks that have it, or how one of their words must begin, so that whoever walks through the register meets them. */
async function lookUp({ read }: Database, word: string): Promise<Where> {
	const begins = beginsWith(stemOf(word));
	const rows = await read.taskWord.findMany({ where: begins, select: { taskId: true }, take: few + 1 });
	const inText: Where =
		rows.length === 0
			? { searchText: { contains: word } }
			: rows.length > few
				? { words: { some: begins } }
				: { id: { in: [...new Set(rows.map(({ taskId }) => taskId))] } };
	return /^\d{1,9}$/.test(word) ? { OR: [inText, { number: Number(word) }] } : inText;
}

/** Words are compared byte by byte: "~" stands behind every letter and digit of a folded word. */
function beginsWith(stem: string): { word: { gte: string; lt: string } } {
	return { word: { gte: stem, lt: `${stem}~` } };
}
