import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { FullDigest, Waiting } from './waiting-plan.ts';
import type { ReachedReader } from './waiting-readers.server.ts';

/** Under this step a reader was told that something waits: one row a thing, which says when it was told last. */
export const waitingStep = 'WAITING';

/** What waits on a day for whom, and when they were told of it last. */
export async function gatherWaiting(
	installation: Installation,
	parts: readonly WaitingPart[],
	readers: readonly ReachedReader[],
	date: PlainDate
): Promise<Waiting[]> {
	if (parts.length === 0 || readers.length === 0) return [];
	const found = await Promise.all(
		parts.map(async (part) => ({ part, items: await part.waitingFor(installation, readers, date) }))
	);
	const all = found.flatMap(({ part, items }) =>
		[...items].flatMap(([recipientId, list]) =>
			list.map(({ key, since }) => ({
				...{ recipientId, part: part.name, key, since, isToldOnce: part.isToldOnce ?? false }
			}))
		)
	);
	const told = await readTold(installation, [...new Set(all.map(({ recipientId }) => recipientId))]);
	return all.map((one) => ({ ...one, toldOn: told.get(keyOf(one)) ?? null }));
}

interface Told {
	readonly recipientId: string;
	readonly part: string;
	readonly key: string;
	readonly since: PlainDate;
}

function keyOf({ recipientId, part, key, since }: Told): string {
	return `${recipientId} ${subjectOf({ part, key })} ${since}`;
}

function subjectOf({ part, key }: Pick<Told, 'part' | 'key'>): string {
	return `${part}:${key}`;
}

/** Only of those for whom something waits: the secretariat, and who leads a body. */
async function readTold({ db }: Installation, recipientIds: readonly string[]) {
	const rows = await db.read.reminderNotice.findMany({
		where: { recipientId: { in: [...recipientIds] }, step: waitingStep },
		select: { recipientId: true, taskId: true, due: true, plannedOn: true }
	});
	return new Map(
		rows.map(({ recipientId, taskId, due, plannedOn }) => [`${recipientId} ${taskId} ${due}`, plannedOn])
	);
}

/** Notes what the digests of a day told of what waits, in the transaction that queued them. */
export async function noteWaiting(
	tx: Transaction,
	date: PlainDate,
	digests: readonly (FullDigest & { readonly messageId: string })[]
): Promise<void> {
	for (const { recipientId, waiting, messageId } of digests) {
		if (waiting.length === 0) continue;
		const theirs = { recipientId, step: waitingStep };
		const known = await tx.reminderNotice.findMany({
			where: { ...theirs, taskId: { in: waiting.map(subjectOf) } },
			select: { id: true, taskId: true, due: true }
		});
		const isKnown = (taskId: string, since: PlainDate) =>
			known.find((row) => row.taskId === taskId && row.due === since);
		const again = waiting.flatMap((one) => isKnown(subjectOf(one), one.since)?.id ?? []);
		if (again.length)
			await tx.reminderNotice.updateMany({
				where: { id: { in: again } },
				data: { plannedOn: date, messageId }
			});
		const fresh = waiting.filter((one) => !isKnown(subjectOf(one), one.since));
		if (fresh.length)
			await tx.reminderNotice.createMany({
				data: fresh.map((one) => ({
					...{ id: newId(), taskId: subjectOf(one), due: one.since, ...theirs },
					...{ plannedOn: date, messageId }
				}))
			});
	}
}
