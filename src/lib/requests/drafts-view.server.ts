import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesOn, statusesOf } from './answered-task.server.ts';
import { taskOf, type Drafting } from './drafting-finding.server.ts';
import { findSeen } from './seen-task.server.ts';
import { surroundingsOf, viewLinkedTask } from './task-view.server.ts';
import { deeds, readDrafted, runningDrafts, type DraftedAnswer, type DraftState } from './requests.ts';

export interface DraftFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
}

/** A draft as whoever asked for it sees it. */
export interface DraftView {
	readonly id: string;
	readonly version: number;
	readonly state: DraftState;
	readonly specialist: { readonly name: string; readonly email: string };
	readonly askedOn: string;
	readonly due: string | null;
	/** What was sent; what is still being written is the specialist's own. */
	readonly answer: DraftedAnswer | null;
	readonly draftedOn: string | null;
	/** Why it was returned. */
	readonly note: string | null;
	readonly files: readonly DraftFile[];
}

/** What somebody handed over about a task and is not over, the newest first. */
export async function readDrafts(actor: Actor, taskId: string): Promise<DraftView[]> {
	const rows = await readRows(
		actor,
		Prisma.sql`d."subject" = ${`task:${taskId}`} AND d."state" IN (${Prisma.join([...runningDrafts])})`
	);
	return [...Map.groupBy(rows, ({ id }) => id).values()].map(viewDraft);
}

/** One of them, by its id, with its task's. Refuses NOT_FOUND what is not theirs. */
export async function readDraft(actor: Actor, id: string): Promise<{ draft: DraftView; taskId: string }> {
	const rows = isId(id) ? await readRows(actor, Prisma.sql`d."id" = ${id}`) : [];
	if (!rows[0]) throw new Refusal('NOT_FOUND');
	return { draft: viewDraft(rows), taskId: taskOf(rows[0]) };
}

/** A draft and one of its files; all of them together are one statement. */
interface DraftRow
	extends
		Pick<Drafting, 'id' | 'subject' | 'due' | 'note' | 'state' | 'specialistName' | 'specialistEmail'>,
		Pick<Drafting, 'answer' | 'askedAt' | 'draftedAt' | 'version'> {
	readonly fileId: string | null;
	readonly fileName: string | null;
	readonly fileSize: number | null;
}

function readRows({ installation: { db }, userId, personId }: Actor, where: Prisma.Sql): Promise<DraftRow[]> {
	return db.read.$queryRaw<DraftRow[]>`
		SELECT d."id", d."subject", d."due", d."note", d."state", d."specialistName", d."specialistEmail",
			d."answer", d."askedAt", d."draftedAt", d."version",
			a."id" AS "fileId", a."name" AS "fileName", a."size" AS "fileSize"
		FROM "Drafting" d
		LEFT JOIN "DraftingFile" f ON f."draftingId" = d."id"
		LEFT JOIN "Attachment" a ON a."id" = f."attachmentId"
		WHERE ${where} AND (d."personId" = ${personId ?? ''} OR d."userId" = ${userId ?? ''})
		ORDER BY d."askedAt" DESC, d."id", a."id"`;
}

function viewDraft(rows: readonly DraftRow[]): DraftView {
	const drafting = rows[0]!;
	const { id, version, due, note } = drafting;
	const isSent = drafting.state === 'DRAFTED';
	const files = rows.flatMap(({ fileId, fileName, fileSize }) =>
		fileId ? [{ id: fileId, name: fileName ?? '', size: Number(fileSize) }] : []
	);
	return {
		...{ id, version: Number(version), due, state: drafting.state as DraftState },
		specialist: { name: drafting.specialistName, email: drafting.specialistEmail },
		askedOn: rigaDate(drafting.askedAt),
		answer: isSent ? readDrafted(drafting.answer) : null,
		draftedOn: drafting.draftedAt && isSent ? rigaDate(drafting.draftedAt) : null,
		note: drafting.state === 'RETURNED' ? note : null,
		files: isSent ? files : []
	};
}

/** The files of a draft. */
export async function readDraftFiles(
	read: Pick<Reader, 'attachment'>,
	draftingId: string
): Promise<DraftFile[]> {
	return read.attachment.findMany({
		where: { draftings: { some: { draftingId } } },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, size: true }
	});
}

/** A draft on the page of whoever is signed in: with its task, and what a report may leave that in. */
export async function readDraftPage(actor: Actor, id: string) {
	const { draft, taskId } = await readDraft(actor, id);
	const [task, around] = await Promise.all([
		findSeen(actor.installation.db.read, taskId),
		surroundingsOf(actor.installation)
	]);
	return {
		draft,
		task: viewLinkedTask(actor, around, task),
		capacities: capacitiesOn(actor, around.directory, task, deeds.confirmDraft),
		statuses: statusesOf(task, actor)
	};
}
