import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { peopleOfInstitution } from '#lib/council/hearing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { askingDeeds, isAnswerMove } from './asking.ts';
import { mustBeRunning, mustBeSeenAnswer, newestVersion } from './asker-finding.server.ts';
import { findAnswer, mayDo, recordForRequest, todayOf, type FoundAnswer } from './request-finding.server.ts';
import { recipientsOf, type Recipient } from './request-hearers.server.ts';
import { giveBackSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { readTold, tellPeople, type Told } from './request-telling.server.ts';
import { askedWords } from './request-who.ts';

/**
 * Gives an answer back with a question: to whoever hears for it, and to who wrote it as long as they speak for it. An assistant prepares
 * it. Refuses NOT_FOUND whoever may not, INVALID no question, CONFLICT an answer that was changed meanwhile, NOT_NOW one that was not
 * sent, or a request that takes no answers any more. Sent twice with one `id` it acts once.
 */
export async function giveBack(actor: Actor, input: unknown): Promise<DoneOrPrepared<Told>> {
	const typed = parseInput(giveBackSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const answer = await findAnswer(tx, typed.answerId);
		const { request } = answer;
		const isSender = mayDo(actor, askingDeeds.giveBack, request);
		const isPreparer = isSender || mayDo(actor, askingDeeds.prepareGiveBack, request);
		if (answer.requestId !== typed.requestId || !isPreparer) throw new Refusal('NOT_FOUND');
		const told = isSender ? await readTold(tx, typed.id) : null;
		if (told) return { isPrepared: false as const, ...told };
		mustBeRunning(request);
		if (!isAnswerMove(answer.state, 'RETURNED') || answer.withdrawnAt !== null)
			throw notNow('asker_problem_not_sent');
		await mustBeSeenAnswer(tx, answer, typed.version);
		if (!isSender) {
			const subject = { subjectType: 'Request', subjectId: request.id };
			await prepare(tx, actor, { id: typed.id, deed: askingDeeds.giveBack.name, input: typed, ...subject });
			return { isPrepared: true as const };
		}
		return { isPrepared: false as const, ...(await returnIt(tx, actor, answer, typed)) };
	});
}

async function returnIt(
	tx: Transaction,
	actor: Actor,
	answer: FoundAnswer,
	{ id, question }: { id: string; question: string }
): Promise<Told> {
	const { request, version } = answer;
	const newest = await newestVersion(tx, answer.id);
	await tx.answer.update({
		where: { id: answer.id, version },
		data: { state: 'RETURNED', version: { increment: 1 } }
	});
	const answers = [{ id: answer.id, versionId: newest?.id ?? null }];
	await addSteps(tx, actor, request, { id, kind: 'RETURNED', text: question, answers });
	const { recipients, unreached } = await readRecipients(actor, answer, newest?.personId ?? null);
	const kind = 'request-returned' as const;
	const sent = await tellPeople(tx, actor, request, { id, kind, recipients });
	await recordForRequest(tx, actor, askingDeeds.giveBack, request, {
		before: { answerId: answer.id, state: answer.state },
		after: { answerId: answer.id, state: 'RETURNED', question, count: sent.count }
	});
	return { ...sent, unreached };
}

async function readRecipients(actor: Actor, answer: FoundAnswer, authorId: string | null) {
	const today = todayOf(actor);
	const people = await readPeople(actor.installation, today);
	const { recipients, unreached } = recipientsOf(people, [answer], {
		...{ bodyId: answer.request.bodyId, date: today }
	});
	const speakers = answer.institutionId
		? peopleOfInstitution(people, answer.institutionId, today)
		: new Map<string, never>();
	const author = authorId === null ? undefined : speakers.get(authorId);
	const isHearing = recipients.some(({ personId }) => personId === authorId);
	const isAdded = author !== undefined && author.address !== null && !isHearing;
	const extra: Recipient<FoundAnswer>[] = isAdded ? [{ ...author, seat: null, asked: [answer] }] : [];
	const all = [...recipients, ...extra];
	return {
		recipients: all,
		unreached: all.length ? [] : unreached.map((one) => askedWords(people.directory, one, today).label)
	};
}
