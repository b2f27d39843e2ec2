import type { Actor } from '#lib/accounts/actor.server.ts';
import { withdrawLinksAbout } from '#lib/accounts/links.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { report, type Reported } from '#lib/tasks/reporting.server.ts';
import { confirmDraftSchema, returnDraftSchema, withdrawDraftSchema } from './answer-schemas.ts';
import { answererOf, findAnswered, type Via } from './answered-task.server.ts';
import { mailSpecialist } from './drafting-mail.server.ts';
import { deeds, runningDrafts, type DraftState } from './requests.ts';
import { type Drafting, findOwn, taskOf, subjectOfDraft } from './drafting-finding.server.ts';

/**
 * What a specialist drafted becomes the report, as whoever asked for it has made it; both are named. Refuses as `report` does, and
 * NOT_NOW where the draft was not sent yet, or is over. Sent twice with one `entryId` it acts once.
 */
export async function confirmDraft(actor: Actor, input: unknown, via: Via = 'PORTAL'): Promise<Reported> {
	const { draftingId, draftVersion, keep, ...typed } = parseInput(confirmDraftSchema, input);
	const { db } = actor.installation;
	const drafting = await findOwn(db.read, actor, draftingId);
	const taskId = taskOf(drafting);
	const kept = await readFiles(actor, drafting.id, keep);
	const brought = typed.files.length ? await checkUploads(typed.files) : [];
	const answerer =
		via === 'MAIL'
			? answererOf(actor, await directoryOf(actor.installation), await findAnswered(db.read, taskId))
			: actor;
	return report(
		answerer,
		{ ...typed, files: [], taskId },
		{
			via,
			...{ draftedBy: drafting.specialistName, uploads: [...kept, ...brought] },
			async also(tx) {
				const before = await mustBeDrafted(tx, actor, { draftingId, draftVersion });
				await close(tx, actor, before, { state: 'USED', entryId: typed.entryId });
				await recordDraft(tx, actor, deeds.confirmDraft.name, before, {
					...{ state: 'USED', entryId: typed.entryId, specialist: before.specialistName }
				});
			}
		}
	);
}

/** Sends a draft back to its specialist, with what is to be done about it. Refuses as `confirmDraft` does; twice is once. */
export async function returnDraft(actor: Actor, input: unknown): Promise<{ id: string }> {
	const { draftingId, draftVersion, note } = parseInput(returnDraftSchema, input);
	return actor.installation.db.write(async (tx) => {
		const own = await findOwn(tx, actor, draftingId);
		if (own.state === 'RETURNED' && own.note === note) return { id: draftingId };
		const before = await mustBeDrafted(tx, actor, { draftingId, draftVersion });
		const drafting = await tx.drafting.update({
			where: { id: draftingId, version: before.version },
			data: { state: 'RETURNED', note, version: { increment: 1 } }
		});
		await mailSpecialist(tx, actor.installation, drafting, 'draft-returned');
		await recordDraft(tx, actor, deeds.returnDraft.name, before, { state: 'RETURNED' });
		return { id: draftingId };
	});
}

/** Calls back what was handed over, whatever has come of it: the specialist's link ends, and they are told. Twice is once. */
export async function withdrawDraft(actor: Actor, input: unknown): Promise<{ id: string }> {
	const { draftingId, draftVersion, reason } = parseInput(withdrawDraftSchema, input);
	return actor.installation.db.write(async (tx) => {
		const before = await findOwn(tx, actor, draftingId);
		if (before.state === 'WITHDRAWN') return { id: draftingId };
		mustRun(before);
		mustBeVersion(before, draftVersion);
		const drafting = await close(tx, actor, before, { state: 'WITHDRAWN', note: reason });
		await mailSpecialist(tx, actor.installation, drafting, 'draft-withdrawn');
		await recordDraft(tx, actor, deeds.withdrawDraft.name, before, { state: 'WITHDRAWN' });
		return { id: draftingId };
	});
}

async function mustBeDrafted(
	tx: Transaction,
	actor: Actor,
	{ draftingId, draftVersion }: { draftingId: string; draftVersion: number }
): Promise<Drafting> {
	const drafting = await findOwn(tx, actor, draftingId);
	mustRun(drafting);
	mustBeVersion(drafting, draftVersion);
	if (drafting.state !== 'DRAFTED')
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_not_drafted' } });
	return drafting;
}

function mustRun({ state }: Drafting): void {
	if (!runningDrafts.includes(state as DraftState))
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_draft_over' } });
}

function mustBeVersion({ version, specialistName }: Drafting, seen: number): void {
	if (version !== seen)
		throw new Refusal('CONFLICT', { theirs: { version, values: {}, who: specialistName } });
}

/** A draft is over: its specialist's link opens nothing any more. */
export async function close(
	tx: Transaction,
	{ installation }: Actor,
	{ id, version }: Drafting,
	changes: { state: DraftState; entryId?: string; note?: string | null }
): Promise<Drafting> {
	await withdrawLinksAbout(tx, installation, `drafting:${id}`);
	return tx.drafting.update({
		where: { id, version },
		data: { ...changes, closedAt: installation.clock.now(), version: { increment: 1 } }
	});
}

/** Records what became of a draft, under what it is about. */
export function recordDraft(tx: Transaction, actor: Actor, deed: string, before: Drafting, after: object) {
	return record(tx, actor, {
		...{ deed, capacity: before.capacity, ...subjectOfDraft(before) },
		before: { draftingId: before.id, state: before.state },
		after: { draftingId: before.id, ...after }
	});
}

/** Files of a draft, as if they had been chosen in the form. */
async function readFiles(
	{ installation: { db } }: Actor,
	draftingId: string,
	keep: readonly string[]
): Promise<Upload[]> {
	const files = await db.read.draftingFile.findMany({
		where: { draftingId, attachmentId: { in: [...keep] } },
		select: {
			attachment: {
				select: {
					...{ name: true, type: true, sha256: true, redactedAt: true },
					content: { select: { bytes: true } }
				}
			}
		},
		orderBy: { attachmentId: 'asc' }
	});
	return files.flatMap(({ attachment: { name, type, sha256, content, redactedAt } }) =>
		content && !redactedAt ? [{ name, type, sha256, bytes: content.bytes }] : []
	);
}
