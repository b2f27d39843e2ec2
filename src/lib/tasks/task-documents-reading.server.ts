import { can, type Subject } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, postsOf, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesFor, type Capacity } from './capacities.ts';
import { todayOf } from './lifecycle.server.ts';
import { mayChangeDocument, type Audience, type DocumentView, type VersionView } from './task-documents.ts';
import { deeds, subjectOf } from './tasks.ts';
import { isRestricted, seesInternal } from './visibility.ts';
import { visibleDocumentsSql, visibleTasks, visibleTasksSql } from './visibility.server.ts';

/** The documents of a task that somebody sees, in the order in which they came; one statement. */
export async function readDocuments(actor: Actor, number: number, today: PlainDate): Promise<DocumentView[]> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT d."id", d."entryId", d."title", d."audience", d."restrictedBasis", d."restrictedUntil", d."withdrawnAt",
			d."withdrawnBy", d."withdrawnReason", d."version", v."id" AS "versionId", v."number", v."at", v."userId",
			v."authorName", v."capacity", v."note", v."attachmentId", a."name", a."size", a."redactedAt"
		FROM "Task" t
		JOIN "TaskDocument" d ON d."taskId" = t."id"
		JOIN "TaskDocumentVersion" v ON v."documentId" = d."id"
		JOIN "Attachment" a ON a."id" = v."attachmentId"
		WHERE t."number" = ${number} AND ${visibleTasksSql(actor, today)} AND ${visibleDocumentsSql(actor, today)}
		ORDER BY d."position", d."id", v."number" DESC`;
	return [...Map.groupBy(rows, ({ id }) => id).values()].map((versions) =>
		viewDocument(actor, versions, today)
	);
}

interface Row {
	readonly id: string;
	readonly entryId: string | null;
	readonly title: string;
	readonly audience: Audience;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
	readonly version: number;
	readonly versionId: string;
	readonly number: number;
	readonly at: Date;
	readonly userId: string | null;
	readonly authorName: string;
	readonly capacity: string;
	readonly note: string | null;
	readonly attachmentId: string;
	readonly name: string;
	readonly size: number;
	readonly redactedAt: Date | null;
}

function viewDocument(actor: Actor, rows: readonly Row[], today: PlainDate): DocumentView {
	const { id, entryId, title, audience, version, ...row } = rows[0]!;
	return {
		...{ id, entryId, title, audience, version },
		restriction:
			row.restrictedUntil !== null && isRestricted(row, today)
				? { basis: row.restrictedBasis ?? '', until: row.restrictedUntil }
				: null,
		withdrawn: row.withdrawnAt && {
			by: row.withdrawnBy ?? '',
			on: rigaDate(new Date(row.withdrawnAt)),
			reason: row.withdrawnReason ?? ''
		},
		mayChange: mayChangeDocument(actor, { userId: rows.at(-1)!.userId }),
		versions: rows.map((one) => viewVersion(actor, one))
	};
}

function viewVersion(actor: Actor, row: Row): VersionView {
	const { number, note, capacity, size } = row;
	const isRedacted = row.redactedAt !== null;
	const isThere = !isRedacted && (row.withdrawnAt === null || seesInternal(actor));
	return {
		...{ id: row.versionId, number, note, capacity, size, author: row.authorName, fileName: row.name },
		on: rigaDate(new Date(row.at)),
		attachmentId: isThere ? row.attachmentId : null,
		isRedacted
	};
}

/** A task as the forms about its documents show it. */
export interface DocumentedTask {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly bodyId: string;
	/** The body's short name. */
	readonly bodyName: string;
	/** In whose name somebody may leave a document; empty where they may not. */
	readonly capacities: readonly Capacity[];
	/** Whether they may say that what they leave is restricted. */
	readonly mayRestrict: boolean;
}

/** Refuses NOT_FOUND a number that no task has, for whoever asks. */
export async function readDocumentedTask(actor: Actor, number: number): Promise<DocumentedTask> {
	const { db } = actor.installation;
	return findDocumentedTask(db.read, actor, await directoryOf(actor.installation), { number });
}

/** The same, where a verb asks in its transaction. */
export async function findDocumentedTask(
	reader: { readonly task: Pick<Transaction['task'], 'findFirst'> },
	actor: Actor,
	directory: Directory,
	which: { readonly id: string } | { readonly number: number }
): Promise<DocumentedTask> {
	mustBeAble(actor, deeds.read);
	const today = todayOf(actor);
	const task = await reader.task.findFirst({
		where: { AND: [visibleTasks(actor, today), which] },
		select: {
			...{ id: true, number: true, code: true, title: true, bodyId: true },
			assignments: { select: { institutionId: true, postId: true } }
		}
	});
	if (!task) throw new Refusal('NOT_FOUND');
	const { assignments: _assignments, ...shown } = task;
	const subject = subjectOf(
		task,
		postsOf(directory, task.bodyId, today).map(({ id }) => id)
	);
	return {
		...shown,
		bodyName: bodyById(directory, task.bodyId)?.shortName ?? '',
		capacities: capacitiesFor(actor, deeds.attach, subject, { directory, today }),
		mayRestrict: mayRestrictOwn(actor, subject)
	};
}

/** What somebody writes themselves may be restricted from the beginning by the secretariat and whoever leads the body. */
export function mayRestrictOwn(actor: Actor, subject: Subject): boolean {
	return can(actor, deeds.restrictOwn, subject);
}

/** One document and its task. Refuses NOT_FOUND what somebody does not see. */
export async function readDocument(
	actor: Actor,
	{ number, id }: { number: number; id: string }
): Promise<{ task: DocumentedTask; document: DocumentView }> {
	const [task, documents] = await Promise.all([
		readDocumentedTask(actor, number),
		readDocuments(actor, number, todayOf(actor))
	]);
	const document = documents.find((one) => one.id === id);
	if (!document) throw new Refusal('NOT_FOUND');
	return { task, document };
}

/**
 * Refuses NOT_FOUND a file that somebody may not have: one that only documents or sources refer to which are not there for them.
 * What nothing refers to is for whoever is signed in. `others`: what a higher room knows of it, a row a reference.
 */
export async function mustSeeAttachment(
	actor: Actor,
	id: unknown,
	others: Prisma.Sql = Prisma.sql`SELECT 1 WHERE 1 = 0`
): Promise<void> {
	mustBeAble(actor, deeds.read);
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	if (seesInternal(actor)) return;
	const { read } = actor.installation.db;
	const today = todayOf(actor);
	const references = await read.$queryRaw<{ isSeen: number | bigint }[]>`
		SELECT CASE WHEN d."withdrawnAt" IS NULL AND ${visibleTasksSql(actor, today)}
			AND ${visibleDocumentsSql(actor, today)} THEN 1 ELSE 0 END AS "isSeen"
		FROM "TaskDocumentVersion" v
		JOIN "TaskDocument" d ON d."id" = v."documentId"
		JOIN "Task" t ON t."id" = d."taskId"
		WHERE v."attachmentId" = ${id}
		UNION ALL
		SELECT CASE WHEN ${visibleTasksSql(actor, today)} THEN 1 ELSE 0 END
		FROM "TaskSource" s
		JOIN "Task" t ON t."id" = s."taskId"
		WHERE s."attachmentId" = ${id}
		UNION ALL ${others}`;
	const isSeen = references.length === 0 || references.some(({ isSeen }) => Number(isSeen) === 1);
	if (!isSeen) throw new Refusal('NOT_FOUND');
}
