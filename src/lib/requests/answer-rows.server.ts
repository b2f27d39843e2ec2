import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Database, Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { instantOf, json, rowsByKind, type JsonRow } from '#lib/server/json-rows.server.ts';
import type { AnswerState, RequestState } from './asking.ts';
import type { AnswerFile, AnswerWhole, StepRow, VersionRow } from './answer-whole.ts';
import { readLettersOf } from './letters-reading.server.ts';
import { readContent, readTemplate, type Template } from './template.ts';

/** One who is asked, with what is asked: as a page of answers needs it. */
export interface AnswerRow {
	readonly id: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly role: 'LEAD' | 'CO';
	readonly state: AnswerState;
	/** Their own day, or the request's. */
	readonly due: string | null;
	readonly draft: string | null;
	readonly draftAt: Date | null;
	readonly draftById: string | null;
	readonly draftBy: string | null;
	readonly firstSentOn: string | null;
	readonly sentOn: string | null;
	readonly withdrawnAt: Date | null;
	readonly version: number;
	readonly part: {
		readonly code: string | null;
		readonly text: string;
		readonly subject: string | null;
	} | null;
}

/** What is asked, and of whom. */
export interface AnswerRows {
	readonly request: {
		readonly id: string;
		readonly subject: string;
		readonly title: string;
		readonly text: string | null;
		readonly template: Template;
		readonly due: string | null;
		readonly bodyId: string | null;
		readonly state: RequestState;
		readonly version: number;
	};
	readonly answers: readonly AnswerRow[];
}

type Row = Omit<AnswerRow, 'part'> & {
	readonly partCode: string | null;
	readonly partText: string | null;
	readonly partSubject: string | null;
	readonly requestId: string;
	readonly subject: string;
	readonly title: string;
	readonly text: string | null;
	readonly template: string;
	readonly requestDue: string | null;
	readonly bodyId: string | null;
	readonly requestState: RequestState;
	readonly requestVersion: number;
};

/** Whose answers are wanted: those of some seats, and those of whoever is asked for one of them. */
export interface WantedAnswers {
	readonly requestId: string;
	readonly seats: Actor['seats'];
	/** Of which institutions besides: those that named somebody for task control. */
	readonly namedBy?: readonly string[];
	/** With all that the same one is asked for. */
	readonly answerId: string | null;
}

/** What somebody is asked in a request, in its order; null where that is nothing. One statement. */
export async function readAnswerRows(
	read: Pick<Reader, '$queryRaw'>,
	{ requestId, seats, namedBy = [], answerId }: WantedAnswers
): Promise<AnswerRows | null> {
	const institutionIds = ['', ...seats.flatMap((seat) => seat.institutionIds), ...namedBy];
	const postIds = ['', ...seats.map(({ postId }) => postId)];
	const rows = await read.$queryRaw<Row[]>`
		SELECT a."id", a."institutionId", a."postId", a."label", a."role", a."state", COALESCE(a."due", r."due") AS "due",
			a."draft", a."draftAt", a."draftById", a."draftBy", a."firstSentOn", a."sentOn", a."withdrawnAt", a."version",
			p."code" AS "partCode", p."text" AS "partText", p."subject" AS "partSubject", r."id" AS "requestId",
			r."subject", r."title", r."text", r."template", r."due" AS "requestDue", r."bodyId", r."state" AS "requestState",
			r."version" AS "requestVersion"
		FROM "Answer" a
		JOIN "Request" r ON r."id" = a."requestId"
		LEFT JOIN "RequestPart" p ON p."id" = a."partId"
		WHERE a."requestId" = ${requestId} AND (
			a."institutionId" IN (${Prisma.join(institutionIds)}) OR a."postId" IN (${Prisma.join(postIds)})
			OR EXISTS (
				SELECT 1 FROM "Answer" o WHERE o."id" = ${answerId ?? ''}
					AND (o."institutionId" = a."institutionId" OR o."postId" = a."postId")
			)
		)
		ORDER BY a."position", a."id"`;
	const [first] = rows;
	if (!first) return null;
	const { subject, title, text, bodyId } = first;
	return {
		request: {
			...{ id: first.requestId, subject, title, text, template: readTemplate(first.template) },
			...{ due: first.requestDue, bodyId, state: first.requestState },
			version: Number(first.requestVersion)
		},
		answers: rows.map(answerOf)
	};
}

function answerOf({ partCode: code, partText, partSubject: subject, version, ...row }: Row): AnswerRow {
	const part = partText === null ? null : { code, text: partText, subject };
	return { ...row, version: Number(version), part };
}

const columns = {
	VERSION: [
		...['id', 'number', 'sentOn', 'at', 'via', 'authorName', 'capacity', 'note', 'letterId', 'content']
	],
	STEP: ['id', 'kind', 'text', 'dueBefore', 'at', 'authorName', 'capacity'],
	FILE: ['id', 'name', 'size']
} as const;

interface FileRow extends AnswerFile {
	/** Of the version that it was sent with; none: it stands with what is being written. */
	readonly versionId: string | null;
}

/** Its versions, its course and its files: one statement; one more where it came by letter. */
export async function readAnswerWhole(db: Database, answerId: string): Promise<AnswerWhole> {
	const row = (
		what: keyof typeof columns,
		table: string,
		more: readonly (readonly [string, string])[] = []
	) => json(db.kind, [...columns[what].map((name) => [name, `${table}."${name}"`] as const), ...more]);
	const found = await db.read.$queryRaw<JsonRow<keyof typeof columns>[]>`
		SELECT 'VERSION' AS "what", ${row('VERSION', 'v')} AS "row" FROM "AnswerVersion" v WHERE v."answerId" = ${answerId}
		UNION ALL
		SELECT 'STEP', ${row('STEP', 's')} FROM "AnswerStep" s WHERE s."answerId" = ${answerId}
		UNION ALL
		SELECT 'FILE', ${row('FILE', 'f', [['versionId', 'o."versionId"']])} FROM "AnswerVersion" v
		JOIN "AnswerVersionFile" o ON o."versionId" = v."id"
		JOIN "Attachment" f ON f."id" = o."attachmentId"
		WHERE v."answerId" = ${answerId}
		UNION ALL
		SELECT 'FILE', ${row('FILE', 'f', [['versionId', 'NULL']])} FROM "AnswerDraftFile" o
		JOIN "Attachment" f ON f."id" = o."attachmentId"
		WHERE o."answerId" = ${answerId}`;
	const of = rowsByKind(found);
	const files = of<FileRow>('FILE').sort((a, b) => (a.id < b.id ? -1 : 1));
	const filesOf = (id: string | null) =>
		files.flatMap(({ versionId, ...file }) => (versionId === id ? [file] : []));
	const versions = of<KeptVersion>('VERSION').sort((a, b) => b.number - a.number);
	const isByLetter = versions.some(({ letterId }) => letterId !== null);
	const letters = isByLetter ? await readLettersOf(db.read, answerId) : null;
	return {
		versions: versions.map(({ letterId, ...version }) => ({
			...{ ...version, at: new Date(instantOf(version.at)) },
			letter: letterId === null ? null : (letters?.get(letterId) ?? null),
			...{ content: readContent(version.content), files: filesOf(version.id) }
		})),
		steps: of<Kept<StepRow>>('STEP')
			.map((step) => ({ ...step, at: new Date(instantOf(step.at)) }))
			.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)),
		draftFiles: filesOf(null)
	};
}

type KeptVersion = Omit<Kept<VersionRow>, 'letter'> & { readonly letterId: string | null };

/** A row as JSON has it. */
type Kept<T> = Omit<T, 'at' | 'content' | 'files'> & { readonly at: string; readonly content: string };
