import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type DoneOrPrepared, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { m } from '#i18n/generated/messages.js';
import { mustBeUnchanged, writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findRound, mayDo, mustBeAsSeen, recordFor, type FoundRound } from './finding.server.ts';
import { readNewest } from './newest-summary.server.ts';
import { isPublic } from './publishing.ts';
import { publishSchema } from './round-schema.ts';
import { deeds } from './rounds.ts';

/**
 * Puts the newest summary of a round before anybody, or takes it off again. One that is compiled later is public only when it is
 * published, too. An assistant prepares it. Refuses NOT_FOUND whoever may not and where nothing was compiled, NOT_NOW what is not
 * the newest any more, CONFLICT where the round was changed meanwhile. What is so already is no change.
 */
export async function publish(
	actor: Actor,
	input: unknown
): Promise<DoneOrPrepared<{ readonly eventId: string | null }>> {
	const typed = parseInput(publishSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const round = await findRound(tx, actor, { id: typed.roundId });
		const isPublisher = mayDo(actor, deeds.publish, round);
		if (!isPublisher && !mayDo(actor, deeds.preparePublish, round)) throw new Refusal('NOT_FOUND');
		const newest = await readNewest(tx, round, typed.number);
		const isSo = typed.isPublished ? isPublic(round, newest) : round.publishing === 'NONE';
		if (isSo) return { isPrepared: false, eventId: null };
		await mustBeAsSeen(tx, round, { seen: typed.version, values: {} });
		if (isPublisher)
			return { isPrepared: false, eventId: await write(tx, actor, round, after(actor, typed.isPublished)) };
		const subject = { subjectType: 'Round', subjectId: round.id };
		await prepare(tx, actor, { id: typed.id, deed: deeds.publish.name, input: typed, ...subject });
		return { isPrepared: true };
	});
}

interface State {
	readonly publishing: string;
	/** ISO 8601. */
	readonly publishedAt: string | null;
}

function after({ installation: { clock } }: Actor, isPublished: boolean): State {
	return isPublished
		? { publishing: 'ALL', publishedAt: clock.now().toISOString() }
		: { publishing: 'NONE', publishedAt: null };
}

function stateOf({ publishing, publishedAt }: FoundRound): State {
	return { publishing, publishedAt: publishedAt?.toISOString() ?? null };
}

async function write(
	tx: Transaction,
	actor: Actor,
	round: FoundRound,
	next: State,
	undoes?: string
): Promise<string> {
	const { id, version } = round;
	const publishedAt = next.publishedAt === null ? null : new Date(next.publishedAt);
	await tx.round.update({
		where: { id, version },
		data: { publishing: next.publishing, publishedAt, version: { increment: 1 } }
	});
	return recordFor(tx, actor, deeds.publish, round, { before: stateOf(round), after: next, undoes });
}

/** Publishing, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.publish.name]: {
		describe: async (actor, input) => {
			const { roundId, isPublished } = parseInput(publishSchema, input);
			const { title } = await findRound(actor.installation.db.read, actor, { id: roundId });
			const options = { locale: actor.locale };
			return isPublished
				? m.rounds_prepared_publish({ title }, options)
				: m.rounds_prepared_unpublish({ title }, options);
		},
		addressOf: async (_actor, input) => `/rounds/${parseInput(publishSchema, input).roundId}#publish`,
		perform: performWith(publish)
	}
};

/** What was published or taken off, as it was before. */
export const undoers: Undoers = {
	[deeds.publish.name]: (actor, { id: undoes, subjectId: id, ...recorded }) =>
		actor.installation.db.write(async (tx) => {
			const round = await findRound(tx, actor, { id, deed: deeds.publish });
			mustBeUnchanged(stateOf(round), recorded.after as Record<string, unknown>);
			await write(tx, actor, round, recorded.before as State, undoes);
		})
};
