import type { Database, Reader, Transaction } from '#lib/server/database.server.ts';
import { json, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import { rulesOfRow } from './attendance-rows.server.ts';
import { answersInOrder, type AnswerRow } from './minutes-rows.server.ts';
import type { Rules } from './rules.ts';
import type { KeptAnswer } from './written.ts';

/** A question, as far as answering it goes. */
export interface WrittenQuestion {
	readonly id: string;
	readonly title: string;
	/** Markdown: the proposed decision. */
	readonly description: string | null;
	readonly isPublic: boolean;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
}

export interface WrittenRows {
	/** In their order. */
	readonly questions: readonly WrittenQuestion[];
	/** All that was answered to them, the first first. */
	readonly answers: readonly KeptAnswer[];
	/** Of the bodies that decide, as far as they were set. */
	readonly rules: ReadonlyMap<string, Rules>;
}

const columns = {
	ITEM: ['id', 'position', 'title', 'description', 'isPublic', 'restrictedBasis', 'restrictedUntil'],
	ANSWER: ['id', 'itemId', 'postId', 'personId', 'authorName', 'answer', 'text', 'at', 'via'],
	RULES: [
		...['bodyId', 'quorumKind', 'quorumPart', 'quorumWhole', 'quorumMore', 'quorumNumber', 'majority'],
		...['castingVote', 'dissentDays', 'substitutesVote', 'doubleSeats', 'silenceCounts', 'papersDays'],
		'invitedDays'
	]
} as const;

type Asked = WrittenQuestion & { readonly position: number };

/** The questions of a decision in writing, what was answered to them and by which rules it is decided. One statement. */
export async function readWrittenRows(
	from: Reader | Transaction,
	{ kind }: Pick<Database, 'kind'>,
	meetingId: string
): Promise<WrittenRows> {
	const row = (what: keyof typeof columns) =>
		json(
			kind,
			columns[what].map((name) => [name, `r."${name}"`])
		);
	const found = await (from as Reader).$queryRaw<JsonRow<keyof typeof columns>[]>`
		SELECT 'ITEM' AS "what", ${row('ITEM')} AS "row" FROM "AgendaItem" r WHERE r."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'ANSWER', ${row('ANSWER')}
		FROM "WrittenAnswer" r JOIN "AgendaItem" i ON i."id" = r."itemId" AND i."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'RULES', ${row('RULES')}
		FROM "BodyRules" r JOIN "MeetingBody" b ON b."bodyId" = r."bodyId" AND b."meetingId" = ${meetingId}`;
	const of = rowsByKind(found);
	return {
		questions: of<Asked>('ITEM')
			.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
			.map(({ position: _position, ...asked }) => ({ ...asked, isPublic: Boolean(asked.isPublic) })),
		answers: answersInOrder(of<AnswerRow>('ANSWER')),
		rules: new Map(
			of<Parameters<typeof rulesOfRow>[0]>('RULES').map((one) => [String(one.bodyId), rulesOfRow(one)])
		)
	};
}
