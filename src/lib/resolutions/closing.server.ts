import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type DoneOrPrepared, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { m } from '#i18n/generated/messages.js';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { citationOf } from './citing.ts';
import type { ResolutionDone } from './registering.server.ts';
import {
	findResolution,
	mayDo,
	mustBeAsSeen,
	recordForResolution,
	todayOf,
	type FoundResolution
} from './resolution-finding.server.ts';
import { closeSchema, reopenSchema } from './resolution-schema.ts';
import { deeds } from './resolutions.ts';

/** How a resolution ended; all null while it is open. */
export type Closing = Pick<FoundResolution, 'closedOn' | 'closedBy' | 'closedNote'>;

/**
 * Closes a resolution by a decision; its points and tasks stay as they are. An assistant prepares it. Refuses NOT_FOUND whoever may not,
 * INVALID a day to come, CONFLICT where it was changed meanwhile, NOT_NOW where it is closed.
 */
export async function close(actor: Actor, input: unknown): Promise<DoneOrPrepared<ResolutionDone>> {
	const typed = parseInput(closeSchema, input);
	const { id, closedOn, decision, note } = typed;
	if (closedOn > todayOf(actor)) refuseField('closedOn', 'resolutions_problem_future');
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const resolution = await findResolution(tx, actor, deeds.prepareClose, { id, directory });
		await mustBeUnchanged(tx, resolution, typed.version);
		if (resolution.closedOn !== null) throw notNow('resolutions_problem_closed');
		if (mayDo(actor, deeds.close, resolution, directory)) {
			const after = { closedOn, closedBy: decision, closedNote: note };
			return { isPrepared: false as const, ...(await turn(tx, actor, resolution, { after })) };
		}
		await prepare(tx, actor, {
			...{ id: typed.formId, deed: deeds.close.name, input: typed },
			...{ subjectType: 'Resolution', subjectId: id }
		});
		return { isPrepared: true as const };
	});
}

/** Opens a resolution again, for a reason that goes on the record. Refuses as `close` does, NOT_NOW where it is open. */
export async function reopen(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const { id, version, reason } = parseInput(reopenSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const resolution = await findResolution(tx, actor, deeds.close, { id, directory });
		await mustBeUnchanged(tx, resolution, version);
		if (resolution.closedOn === null) throw notNow('resolutions_problem_open');
		return turn(tx, actor, resolution, { after: openAgain, reason });
	});
}

const openAgain: Closing = { closedOn: null, closedBy: null, closedNote: null };

function mustBeUnchanged(tx: Transaction, { id, version }: FoundResolution, seen: number): Promise<void> {
	return mustBeAsSeen(tx, { subjectType: 'Resolution', subjectId: id, version }, { seen, values: {} });
}

/** Writes and records how a resolution ended, or that it did not. */
export async function turn(
	tx: Transaction,
	actor: Actor,
	resolution: FoundResolution,
	{ after, reason, undoes }: { after: Closing; reason?: string; undoes?: string }
): Promise<ResolutionDone> {
	const { id, closedOn, closedBy, closedNote } = resolution;
	await tx.resolution.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
	const eventId = await recordForResolution(tx, actor, deeds.close, resolution, {
		before: { closedOn, closedBy, closedNote },
		after: { ...after, ...(reason ? { reason } : {}) },
		undoes
	});
	return { id, eventId };
}

/** Closing, as an assistant prepares it and a secretary confirms. */
export const closingPrepared: PreparedKinds = {
	[deeds.close.name]: {
		describe: async (actor, input) => {
			const { id, decision } = parseInput(closeSchema, input);
			const directory = await directoryOf(actor.installation);
			const { read } = actor.installation.db;
			const resolution = await findResolution(read, actor, deeds.read, { id, directory });
			const { locale } = actor;
			return m.resolutions_prepared_close({ citation: citationOf(resolution, locale), decision }, { locale });
		},
		addressOf: async (_actor, input) => `/resolutions/${parseInput(closeSchema, input).id}`,
		perform: performWith(close)
	}
};
