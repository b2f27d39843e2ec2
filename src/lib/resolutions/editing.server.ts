import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { keepingCitations } from './keeping-citations.server.ts';
import { madeOf, mustBeRight, saidOf, type ResolutionDone, type Said } from './registering.server.ts';
import {
	findResolution,
	mustBeAsSeen,
	mustBeOpen,
	recordForResolution,
	type FoundResolution
} from './resolution-finding.server.ts';
import { editSchema } from './resolution-schema.ts';
import { deeds } from './resolutions.ts';

/**
 * Corrects what is written of a resolution; tasks that cite it cite it anew. Its reports keep their deadlines. Refuses as `register`
 * does, CONFLICT where somebody changed it meanwhile, NOT_NOW where it is closed.
 */
export async function edit(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(editSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { id } = typed;
		const resolution = await findResolution(tx, actor, deeds.edit, { id, directory });
		mustBeOpen(resolution);
		const [before, after] = [saidOf(resolution), saidOf(typed)];
		const change = difference<Said>(before, after);
		const { version } = resolution;
		await mustBeAsSeen(
			tx,
			{ subjectType: 'Resolution', subjectId: id, version },
			{ seen: typed.version, values: before }
		);
		if (!change) return { id, eventId: null };
		await mustBeRight(tx, actor, directory, { id, ...after });
		await writeSaid(tx, actor, resolution, after);
		const eventId = await recordForResolution(tx, actor, deeds.edit, resolution, change);
		return { id, eventId };
	});
}

/** Writes what is said of a resolution. */
export function writeSaid(
	tx: Transaction,
	actor: Actor,
	resolution: FoundResolution,
	said: Said
): Promise<unknown> {
	return keepingCitations(tx, actor, { resolution, deed: deeds.edit }, () =>
		tx.resolution.update({
			where: { id: resolution.id },
			data: { ...said, ...madeOf(said), version: { increment: 1 } }
		})
	);
}
