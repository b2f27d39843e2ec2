import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { keepingCitations } from './keeping-citations.server.ts';
import { hasAnything, readOrder, recordPoint, writeOrder } from './points-finding.server.ts';
import { findPoint } from './points-finding.server.ts';
import { saidBefore, surroundingsOf, type SaidOfPoint } from './point-reading.server.ts';
import { createPoint, takeOut, writePoint } from './points.server.ts';
import { findResolution, mustBeOpen } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

type State = Readonly<Record<string, unknown>> & { readonly id: string };

/** What was done to a point, taken back: added, removed, moved, edited, ended. */
export async function undoPoint(actor: Actor, change: RecordedChange): Promise<void> {
	const of = (state: unknown) => (state as { point?: State } | null)?.point ?? null;
	const [before, after] = [of(change.before), of(change.after)];
	const surroundings = await surroundingsOf(actor);
	await actor.installation.db.write(async (tx) => {
		const which = { id: change.subjectId, directory: surroundings.directory };
		const resolution = await findResolution(tx, actor, deeds.changePoints, which);
		mustBeOpen(resolution);
		const found = after && (await findThere(tx, actor, surroundings, after.id));
		await keepingCitations(tx, actor, { resolution, deed: deeds.changePoints }, async () => {
			if (!after) await putBack(tx, resolution.id, before!);
			else if ('place' in after) await moveBack(tx, resolution.id, { before: before!, after });
			else {
				const { id: _id, ...left } = after;
				mustBeUnchanged({ ...found!.point, ...saidBefore(found!.point) }, left);
				if (before) await writeBack(tx, before);
				else if (await hasAnything(tx, after.id)) throw new Refusal('NOT_NOW');
				else await takeOut(tx, resolution.id, after.id);
			}
		});
		await recordPoint(tx, actor, resolution, { before: after, after: before, undoes: change.id });
	});
}

/** What is not there any more was changed again since. */
async function findThere(
	tx: Transaction,
	actor: Actor,
	surroundings: Awaited<ReturnType<typeof surroundingsOf>>,
	id: string
) {
	if (!(await tx.resolutionPoint.findUnique({ where: { id }, select: { id: true } })))
		throw new Refusal('CONFLICT');
	return findPoint(tx, actor, deeds.changePoints, id, surroundings);
}

async function writeBack(tx: Transaction, { id, ...fields }: State): Promise<void> {
	if (!('endedOn' in fields)) return writePoint(tx, id, fields as Partial<SaidOfPoint>);
	await tx.resolutionPoint.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
}

async function moveBack(
	tx: Transaction,
	resolutionId: string,
	{ before, after }: { before: State; after: State }
): Promise<void> {
	const order = await readOrder(tx, resolutionId);
	if (order.indexOf(after.id) + 1 !== after.place) throw new Refusal('CONFLICT');
	await writeOrder(tx, orderAfterMove(order, after.id, Number(before.place) - 1));
}

/** What was removed comes back to its place, as far as there is one. */
async function putBack(tx: Transaction, resolutionId: string, { id, place, ...said }: State): Promise<void> {
	if (await tx.resolutionPoint.findUnique({ where: { id }, select: { id: true } }))
		throw new Refusal('CONFLICT');
	await createPoint(tx, resolutionId, id, said as unknown as SaidOfPoint);
	const order = await readOrder(tx, resolutionId);
	await writeOrder(tx, orderAfterMove(order, id, Number(place) - 1));
}
