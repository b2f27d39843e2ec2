import { Refusal } from '#lib/server/refusal.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { mustBeUnchanged, type TakeBack } from './changing.server.ts';
import {
	addName,
	findInstitution,
	insertInstitution,
	refuseKnownName,
	refuseWrong,
	stateOf,
	takeNameBack,
	writeInstitution,
	type NewName
} from './institution-editing.server.ts';
import { problemOfSuccession } from './institution-editing.ts';
import { insertSuccession, type NewSuccession } from './institution-succession.server.ts';

type Inserted = Parameters<typeof insertInstitution>[1];

/** An institution that was made goes again, one that was changed is as it was. */
export const undoInstitution: TakeBack = async (tx, id, before, after) => {
	if (!before) return removeInstitution(tx, id);
	if (!after) {
		const made = before as unknown as Inserted;
		await refuseWrong(tx, made);
		await insertInstitution(tx, made);
		return;
	}
	const row = await findInstitution(tx, id);
	if (!row) throw new Refusal('CONFLICT');
	mustBeUnchanged(stateOf(row), after);
	await refuseWrong(tx, { ...stateOf(row), id, ...before }, row);
	await writeInstitution(tx, row, before);
};

/** A new name goes again, and the one before it holds on. */
export const undoRename: TakeBack = async (tx, id, before, after) => {
	const row = await findInstitution(tx, id);
	if (!row) throw new Refusal('CONFLICT');
	if (after) return takeNameBack(tx, row, after as unknown as NewName);
	const name = before as unknown as NewName;
	if (row.names.at(-1)!.id !== name.previous.id) throw new Refusal('CONFLICT');
	await refuseKnownName(tx, id, name.name);
	return addName(tx, id, name);
};

/** A succession goes again, and with it the successor that was made for it, if nothing hangs on it yet. */
export const undoSuccession: TakeBack = async (tx, id, before, after) => {
	if (!after) return redoSuccession(tx, id, before as unknown as NewSuccession);
	const { successionId, successorId, date, made } = after as unknown as NewSuccession;
	const { count } = await tx.institutionSuccession.deleteMany({
		where: { id: successionId, predecessorId: id, successorId, date }
	});
	if (count !== 1) throw new Refusal('CONFLICT');
	await tx.institution.update({ where: { id }, data: { version: { increment: 1 } } });
	if (made) await removeInstitution(tx, successorId);
};

/** Others may have followed one another meanwhile: a circle is one, however it comes about. */
async function redoSuccession(tx: Transaction, predecessorId: string, next: NewSuccession): Promise<void> {
	const { successorId, date, made } = next;
	const predecessor = await findInstitution(tx, predecessorId);
	const successor = made ? null : await findInstitution(tx, successorId);
	if (!predecessor || !(made || successor)) throw new Refusal('CONFLICT');
	const edges = await tx.institutionSuccession.findMany();
	const names = { predecessor: predecessor.names, successor: successor?.names ?? [] };
	if (problemOfSuccession(edges, { predecessorId, successorId, date }, names)) throw new Refusal('CONFLICT');
	if (made) await refuseKnownName(tx, successorId, made.name);
	await insertSuccession(tx, predecessorId, next);
}

async function removeInstitution(tx: Transaction, id: string): Promise<void> {
	const counts = [
		await tx.postInstitution.count({ where: { institutionId: id } }),
		await tx.institutionContact.count({ where: { institutionId: id } }),
		await tx.institutionSuccession.count({ where: { OR: [{ predecessorId: id }, { successorId: id }] } }),
		await tx.institution.count({ where: { parentId: id } }),
		await tx.taskAssignment.count({ where: { institutionId: id } }),
		await tx.progressEntry.count({ where: { institutionId: id } })
	];
	if (counts.some((count) => count > 0)) throw new Refusal('NOT_NOW');
	await tx.institutionName.deleteMany({ where: { institutionId: id } });
	const { count } = await tx.institution.deleteMany({ where: { id } });
	if (count !== 1) throw new Refusal('CONFLICT');
}
