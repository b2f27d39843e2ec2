import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { turn, type Closing } from './closing.server.ts';
import { writeSaid } from './editing.server.ts';
import { withdrawExtension } from './extensions.server.ts';
import { undoPoint } from './points-undoing.server.ts';
import { saidOf, type Said } from './registering.server.ts';
import { undoDays } from './reports-undoing.server.ts';
import {
	findResolution,
	mustBeOpen,
	recordForResolution,
	type FoundResolution
} from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { surroundingsOf } from './point-reading.server.ts';

/** What was done to a resolution, taken back. That it was registered stays: it is corrected, or closed. */
export const undoers: Undoers = {
	[deeds.edit.name]: undoEdit,
	[deeds.close.name]: undoClosing,
	[deeds.changePoints.name]: undoPoint,
	[deeds.tie.name]: undoTie,
	[deeds.addDocument.name]: undoDocuments,
	[deeds.extend.name]: undoExtension,
	[deeds.plan.name]: undoDays
};

type Work = (tx: Transaction, resolution: FoundResolution) => Promise<unknown>;

async function inResolution(
	actor: Actor,
	deed: (typeof deeds)[keyof typeof deeds],
	change: RecordedChange,
	work: Work
): Promise<void> {
	const { directory } = await surroundingsOf(actor);
	await actor.installation.db.write(async (tx) => {
		await work(tx, await findResolution(tx, actor, deed, { id: change.subjectId, directory }));
	});
}

const swapped = ({ id, before, after }: RecordedChange) => ({
	...{ before: after as object | null, after: before as object | null, undoes: id }
});

function undoEdit(actor: Actor, change: RecordedChange): Promise<void> {
	return inResolution(actor, deeds.edit, change, async (tx, resolution) => {
		mustBeOpen(resolution);
		mustBeUnchanged(resolution, change.after as Record<string, unknown>);
		await writeSaid(tx, actor, resolution, { ...saidOf(resolution), ...(change.before as Partial<Said>) });
		await recordForResolution(tx, actor, deeds.edit, resolution, swapped(change));
	});
}

function undoClosing(actor: Actor, change: RecordedChange): Promise<void> {
	return inResolution(actor, deeds.close, change, async (tx, resolution) => {
		const { reason: _why, ...left } = change.after as Closing & { reason?: string };
		mustBeUnchanged(resolution, { ...left });
		await turn(tx, actor, resolution, { after: change.before as Closing, undoes: change.id });
	});
}

interface Tie {
	readonly pointId: string;
	readonly taskId: string;
	readonly relation: string;
}

/** A tie is cut, or tied anew; a task that was born of a point is not unborn by it. */
function undoTie(actor: Actor, change: RecordedChange): Promise<void> {
	return inResolution(actor, deeds.tie, change, async (tx, resolution) => {
		mustBeOpen(resolution);
		const of = (state: unknown) => (state as { tied?: Tie } | null)?.tied ?? null;
		const [before, after] = [of(change.before), of(change.after)];
		const { pointId, taskId, relation } = (after ?? before)!;
		if (relation !== 'TIED') throw new Refusal('NOT_NOW');
		const key = { pointId_taskId: { pointId, taskId } };
		const isThere = (await tx.resolutionPointTask.findUnique({ where: key })) !== null;
		if (isThere !== (after !== null)) throw new Refusal('CONFLICT');
		const at = actor.installation.clock.now();
		if (after) await tx.resolutionPointTask.delete({ where: key });
		else await tx.resolutionPointTask.create({ data: { pointId, taskId, relation, at } });
		await recordForResolution(tx, actor, deeds.tie, resolution, swapped(change));
	});
}

interface Documents {
	readonly documents: readonly string[];
	readonly isWithdrawn: boolean;
	readonly reason?: string;
}

/** What was left is withdrawn; what was withdrawn is there again. */
function undoDocuments(actor: Actor, change: RecordedChange): Promise<void> {
	return inResolution(actor, deeds.addDocument, change, async (tx, resolution) => {
		const after = change.after as Documents;
		const rows = await tx.resolutionDocument.findMany({ where: { id: { in: [...after.documents] } } });
		const isAsLeft = rows.every((row) => (row.withdrawnAt !== null) === after.isWithdrawn);
		if (rows.length !== after.documents.length || !isAsLeft) throw new Refusal('CONFLICT');
		const withdrawnAt = after.isWithdrawn ? null : actor.installation.clock.now();
		await tx.resolutionDocument.updateMany({
			where: { id: { in: [...after.documents] } },
			data: {
				...{ withdrawnAt, withdrawnBy: withdrawnAt && actor.name, withdrawnReason: null },
				version: { increment: 1 }
			}
		});
		const { documents } = after;
		await recordForResolution(tx, actor, deeds.addDocument, resolution, {
			...{ before: after, after: { documents, isWithdrawn: !after.isWithdrawn }, undoes: change.id }
		});
	});
}

/** An extension is withdrawn; one that was withdrawn is recorded anew, with its decision. */
async function undoExtension(actor: Actor, change: RecordedChange): Promise<void> {
	const { extension } = change.after as { extension: { id: string; isWithdrawn?: boolean } };
	if (extension.isWithdrawn) throw new Refusal('NOT_NOW');
	await withdrawExtension(actor, { id: extension.id }, change.id);
}
