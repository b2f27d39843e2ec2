import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { AnswerState, RequestState } from './asking.ts';
import { readLettersOf, type LetterView } from './letters-reading.server.ts';
import { readContent, readTemplate, type AnswerContent, type Template } from './template.ts';

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
			r."subject", r."title", r."text", r."template", r."due" AS "requestDue", r."bodyId", r."state" AS "requestState"
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
			...{ due: first.requestDue, bodyId, state: first.requestState }
		},
		answers: rows.map(answerOf)
	};
}

function answerOf({ partCode: code, partText, partSubject: subject, version, ...row }: Row): AnswerRow {
	const part = partText === null ? null : { code, text: partText, subject };
	return { ...row, version: Number(version), part };
}

export interface AnswerFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
}

/** What was sent, the newest first. */
export interface VersionRow {
	readonly id: string;
	readonly number: number;
	readonly sentOn: string;
	readonly at: Date;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
	readonly authorName: string;
	readonly capacity: string;
	readonly note: string | null;
	/** The letter by which it came. */
	readonly letter: LetterView | null;
	readonly content: AnswerContent;
	readonly files: readonly AnswerFile[];
}

export interface StepRow {
	readonly id: string;
	readonly kind: string;
	readonly text: string | null;
	readonly dueBefore: string | null;
	readonly at: Date;
	readonly authorName: string;
	readonly capacity: string;
}

/** All that an answer consists of besides its row. */
export interface AnswerWhole {
	readonly versions: readonly VersionRow[];
	readonly steps: readonly StepRow[];
	readonly draftFiles: readonly AnswerFile[];
}

/** Its versions, its course, its files: three statements; one more where it came by letter. */
export async function readAnswerWhole(
	read: Pick<Reader, 'answerVersion' | 'answerStep' | '$queryRaw'>,
	answerId: string
): Promise<AnswerWhole> {
	const [versions, steps, files] = await Promise.all([
		read.answerVersion.findMany({
			where: { answerId },
			orderBy: { number: 'desc' },
			select: {
				...{ id: true, number: true, sentOn: true, at: true, via: true, authorName: true, capacity: true },
				...{ note: true, letterId: true, content: true }
			}
		}),
		read.answerStep.findMany({
			where: { answerId },
			orderBy: [{ at: 'asc' }, { id: 'asc' }],
			select: {
				...{ id: true, kind: true, text: true, dueBefore: true, at: true, authorName: true, capacity: true }
			}
		}),
		readFiles(read, answerId)
	]);
	const isByLetter = versions.some(({ letterId }) => letterId !== null);
	const letters = isByLetter ? await readLettersOf(read, answerId) : null;
	const filesOf = (id: string | null) =>
		files.flatMap(({ versionId, ...file }) =>
			versionId === id ? [{ ...file, size: Number(file.size) }] : []
		);
	return {
		versions: versions.map(({ letterId, ...row }) => ({
			...row,
			letter: letterId === null ? null : (letters?.get(letterId) ?? null),
			via: row.via as VersionRow['via'],
			content: readContent(row.content),
			files: filesOf(row.id)
		})),
		steps,
		draftFiles: filesOf(null)
	};
}

/** Those of the versions, and those of what is being written. */
function readFiles(read: Pick<Reader, '$queryRaw'>, answerId: string) {
	return read.$queryRaw<(AnswerFile & { readonly versionId: string | null })[]>`
		SELECT v."id" AS "versionId", f."id", f."name", f."size"
		FROM "AnswerVersion" v
		JOIN "AnswerVersionFile" o ON o."versionId" = v."id"
		JOIN "Attachment" f ON f."id" = o."attachmentId"
		WHERE v."answerId" = ${answerId}
		UNION ALL
		SELECT NULL AS "versionId", f."id", f."name", f."size"
		FROM "AnswerDraftFile" o
		JOIN "Attachment" f ON f."id" = o."attachmentId"
		WHERE o."answerId" = ${answerId}
		ORDER BY 2`;
}
