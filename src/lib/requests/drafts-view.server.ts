import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { capacitiesOn, findAnswered, statusesOf } from './answered-task.server.ts';
import { viewLinkedTask } from './task-view.server.ts';
import { ofActor, type Drafting } from './draftings.server.ts';
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
	const { read } = actor.installation.db;
	const draftings = await read.drafting.findMany({
		where: { AND: [ofActor(actor), { subject: `task:${taskId}`, state: { in: [...runningDrafts] } }] },
		orderBy: { askedAt: 'desc' }
	});
	return Promise.all(draftings.map((one) => viewDraft(read, one)));
}

/** One of them, by its id, with its task's. Refuses NOT_FOUND what is not theirs. */
export async function readDraft(actor: Actor, id: string): Promise<{ draft: DraftView; taskId: string }> {
	const { read } = actor.installation.db;
	const drafting = isId(id)
		? await read.drafting.findFirst({ where: { AND: [ofActor(actor), { id }] } })
		: null;
	if (!drafting) throw new Refusal('NOT_FOUND');
	return { draft: await viewDraft(read, drafting), taskId: drafting.subject.slice('task:'.length) };
}

async function viewDraft(read: Pick<Reader, 'draftingFile'>, drafting: Drafting): Promise<DraftView> {
	const { id, version, due, note } = drafting;
	const isSent = drafting.state === 'DRAFTED';
	return {
		...{ id, version, due, state: drafting.state as DraftState },
		specialist: { name: drafting.specialistName, email: drafting.specialistEmail },
		askedOn: rigaDate(drafting.askedAt),
		answer: isSent ? readDrafted(drafting.answer) : null,
		draftedOn: drafting.draftedAt && isSent ? rigaDate(drafting.draftedAt) : null,
		note: drafting.state === 'RETURNED' ? note : null,
		files: isSent ? await readDraftFiles(read, id) : []
	};
}

/** The files of a draft. */
export async function readDraftFiles(
	read: Pick<Reader, 'draftingFile'>,
	draftingId: string
): Promise<DraftFile[]> {
	const files = await read.draftingFile.findMany({
		where: { draftingId },
		orderBy: { attachmentId: 'asc' },
		select: { attachment: { select: { id: true, name: true, size: true } } }
	});
	return files.map(({ attachment }) => attachment);
}

/** A draft on the page of whoever is signed in: with its task, and what a report may leave that in. */
export async function readDraftPage(actor: Actor, id: string) {
	const { draft, taskId } = await readDraft(actor, id);
	const [task, directory] = await Promise.all([
		findAnswered(actor.installation.db.read, taskId),
		directoryOf(actor.installation)
	]);
	return {
		draft,
		task: await viewLinkedTask(actor, task),
		capacities: capacitiesOn(actor, directory, task, deeds.confirmDraft),
		statuses: statusesOf(task, actor)
	};
}
