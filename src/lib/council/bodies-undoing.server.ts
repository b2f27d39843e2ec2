import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { bodyColumns, dayBefore, readNodes, refuseWrong as refuseWrongBody } from './body-editing.server.ts';
import type { BodyNode } from './body-editing.ts';
import { mustBeUnchanged, recordChange, type State, type Subject, type TakeBack } from './changing.server.ts';
import { deeds } from './council.ts';
import { undoInstitution, undoRename, undoSuccession } from './institutions-undoing.server.ts';
import { undoOrder, undoSeat } from './seats-undoing.server.ts';

/** What is recorded as `council.change`, taken back. */
export const undoers: Undoers = { [deeds.change.name]: undoChange };

async function undoChange(actor: Actor, change: RecordedChange): Promise<void> {
	mustBeAble(actor, deeds.change);
	const before = change.before as State;
	const after = change.after as State;
	const takeBack = chooseTakeBack(change.subjectType, { ...before, ...after });
	await actor.installation.db.write(async (tx) => {
		const { subjectType, subjectId } = change as RecordedChange & Subject;
		const isTakenBack = await tx.auditEvent.findFirst({
			where: { subjectType, subjectId, undoes: change.id }
		});
		if (isTakenBack) throw new Refusal('NOT_NOW');
		await takeBack(tx, subjectId, before, after);
		await recordChange(tx, actor, {
			subjectType,
			subjectId,
			before: after,
			after: before,
			undoes: change.id
		});
	});
}

function chooseTakeBack(subjectType: string, fields: Record<string, unknown>): TakeBack {
	if (subjectType === 'Institution') {
		if ('successionId' in fields) return undoSuccession;
		return 'nameId' in fields && 'previous' in fields ? undoRename : undoInstitution;
	}
	if (subjectType !== 'Body') throw new Refusal('NOT_NOW');
	if ('mandateId' in fields) return undoMandate;
	if ('postId' in fields) return undoSeat;
	return 'order' in fields ? undoOrder : undoBody;
}

const undoBody: TakeBack = async (tx, id, before, after) => {
	const row = await tx.body.findUnique({ where: { id }, select: bodyColumns });
	if (!before) {
		mustBeUnchanged(row, after ?? {});
		await mustBeBare(tx, id);
		await tx.body.delete({ where: { id } });
		return;
	}
	const bodies = await readNodes(tx);
	if (!after) {
		if (row) throw new Refusal('CONFLICT');
		const body = before as unknown as BodyNode & {
			slug: string;
			name: string;
			shortName: string;
			position: number;
		};
		refuseWrongBody(bodies, { ...body, endDate: null }, null);
		await tx.body.create({ data: body });
		return;
	}
	mustBeUnchanged(row, after);
	refuseWrongBody(bodies, { ...(row as BodyNode), ...before }, row as BodyNode);
	const { startDate } = before as { startDate?: string | null };
	// Seats may have come since that are older than the body would be again.
	if (startDate && (await dayBefore(tx, id, startDate))) throw new Refusal('NOT_NOW');
	await tx.body.update({ where: { id }, data: { ...before, version: { increment: 1 } } });
};

/** Only a body that nothing hangs on yet can be unmade. */
async function mustBeBare(tx: Transaction, id: string): Promise<void> {
	const counts = [
		await tx.body.count({ where: { parentId: id } }),
		await tx.post.count({ where: { bodyId: id } }),
		await tx.mandate.count({ where: { bodyId: id } }),
		await tx.task.count({ where: { bodyId: id } })
	];
	if (counts.some((count) => count > 0)) throw new Refusal('NOT_NOW');
}

interface PreviousMandate {
	readonly id: string;
	readonly validTo: string;
	readonly validToBefore: string | null;
}

const undoMandate: TakeBack = async (tx, bodyId, before, after) => {
	const {
		mandateId: id,
		previous,
		...fields
	} = (after ?? before)! as Record<string, unknown> & {
		mandateId: string;
		previous?: PreviousMandate;
	};
	if (before && after) {
		const { mandateId: _, ...back } = before;
		mustBeUnchanged(await tx.mandate.findUnique({ where: { id } }), fields);
		await tx.mandate.update({ where: { id }, data: { ...back, version: { increment: 1 } } });
		return;
	}
	if (after) {
		mustBeUnchanged(await tx.mandate.findUnique({ where: { id } }), { ...fields, validTo: null });
		await tx.mandate.delete({ where: { id } });
	} else await tx.mandate.create({ data: { id, bodyId, ...fields } });
	if (!previous) return;
	const [is, shallBe] = after
		? [previous.validTo, previous.validToBefore]
		: [previous.validToBefore, previous.validTo];
	const { count } = await tx.mandate.updateMany({
		where: { id: previous.id, validTo: is },
		data: { validTo: shallBe, version: { increment: 1 } }
	});
	if (count !== 1) throw new Refusal('CONFLICT');
};
