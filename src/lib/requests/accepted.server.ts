import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { AnswerState } from './asking.ts';
import { readContent, type AnswerContent } from './template.ts';

/** An answer with its newest version, for whoever compiles. */
export interface CompiledAnswer {
	readonly id: string;
	readonly partId: string | null;
	/** "point:…". */
	readonly partSubject: string | null;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	readonly due: string | null;
	readonly firstSentOn: string | null;
	/** What was sent last; null where nothing was. */
	readonly version: {
		readonly id: string;
		readonly number: number;
		readonly sentOn: string;
		readonly authorName: string;
		readonly capacity: string;
		readonly content: AnswerContent;
	} | null;
}

/** All who are asked for something, in their order, with what they sent last. What was withdrawn is not there. Two statements. */
export async function readAnswersOf(
	from: Pick<Reader, 'answer'> | Pick<Transaction, 'answer'>,
	subject: string
): Promise<CompiledAnswer[]> {
	const rows = await (from as Pick<Transaction, 'answer'>).answer.findMany({
		where: { request: { subject }, withdrawnAt: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, partId: true, institutionId: true, postId: true, label: true, role: true },
			...{ state: true, due: true, firstSentOn: true },
			part: { select: { subject: true } },
			request: { select: { due: true } },
			versions: {
				orderBy: { number: 'desc' },
				take: 1,
				select: { id: true, number: true, sentOn: true, authorName: true, capacity: true, content: true }
			}
		}
	});
	return rows.map(({ part, request, versions: [version], ...row }) => ({
		...row,
		role: row.role as 'LEAD' | 'CO',
		state: row.state as AnswerState,
		due: row.due ?? request.due,
		partSubject: part?.subject ?? null,
		version: version ? { ...version, content: readContent(version.content) } : null
	}));
}
