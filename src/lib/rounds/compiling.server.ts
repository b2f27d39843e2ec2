import type { Actor } from '#lib/accounts/actor.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { contentOf } from './content-making.ts';
import { findRound, recordFor, todayOf, type FoundRound } from './finding.server.ts';
import { answered, changesBetween, isSame, readRoundContent, type RoundContent } from './round-content.ts';
import { compileSchema } from './round-schema.ts';
import { deeds, subjectOfRound } from './rounds.ts';

/** A summary that was made: its number within the round. */
export interface Compiled {
	readonly number: number;
}

type Reading = Pick<Reader, '$queryRaw' | 'request'> | Pick<Transaction, '$queryRaw' | 'request'>;

/**
 * Compiles what has come into a summary: a value with its hash that nothing changes any more; again, it is the next number. Whoever
 * has not answered stands in it as such. Refuses NOT_FOUND whoever may not; NOT_NOW where nobody has answered, and where nothing is
 * different from the last one. Sent twice with one `id` it acts once.
 */
export async function compile(actor: Actor, input: unknown): Promise<Compiled> {
	const { id, roundId, note } = parseInput(compileSchema, input);
	const { db, clock } = actor.installation;
	const directory = await directoryOf(actor.installation);
	return writeOnce(db, async (tx) => {
		const round = await findRound(tx, actor, { id: roundId, deed: deeds.compile });
		const same = await tx.roundSummary.findUnique({ where: { id } });
		if (same) return mustBeOf(round, same);
		const current = await readCurrent(tx, actor, round, directory);
		if (answered(current).length === 0) throw notNow('rounds_problem_no_answers');
		const last = await tx.roundSummary.findFirst({ where: { roundId }, orderBy: { number: 'desc' } });
		if (last && isSame(changesBetween(readRoundContent(last.content), current)))
			throw notNow('rounds_problem_same');
		const content = JSON.stringify(current);
		const number = (last?.number ?? 0) + 1;
		const made = { number, sha256: hashOf(content), note };
		const at = clock.now();
		await tx.roundSummary.create({ data: { id, roundId, ...made, content, at, madeBy: actor.name } });
		await tx.round.update({ where: { id: roundId }, data: { compiledAt: at } });
		await recordFor(tx, actor, deeds.compile, round, {
			after: { ...made, count: answered(current).length }
		});
		return { number };
	});
}

function mustBeOf(round: FoundRound, { roundId, number }: { roundId: string; number: number }): Compiled {
	if (roundId !== round.id) throw new Refusal('NOT_FOUND');
	return { number };
}

/** The round as it would be compiled now. Four statements. */
export async function readCurrent(
	from: Reading,
	actor: Actor,
	round: FoundRound,
	directory: Directory
): Promise<RoundContent> {
	const [request, answers] = await Promise.all([
		(from as Pick<Transaction, 'request'>).request.findUniqueOrThrow({
			where: { id: round.requestId },
			select: { template: true, due: true, askedAt: true }
		}),
		readAnswersOf(from, subjectOfRound(round.id))
	]);
	const template = readTemplate(request.template);
	return contentOf(directory, { round, due: request.due, template, answers, today: todayOf(actor) });
}
