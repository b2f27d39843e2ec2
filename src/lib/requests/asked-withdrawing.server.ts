import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import { supersede } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { askingDeeds } from './asking.ts';
import { answerFor, mustBeSeenAnswer } from './asker-finding.server.ts';
import { readWanted } from './request-asking.server.ts';
import { recordForRequest, todayOf, type FoundRequest } from './request-finding.server.ts';
import { recipientsOf } from './request-hearers.server.ts';
import { withdrawAskedSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { mailsAbout, readTold, requestMailKinds, tellPeople, type Told } from './request-telling.server.ts';
import { askedKey } from './request-who.ts';

type Wanted = Awaited<ReturnType<typeof readWanted>>[number];

const nobodyTold: Told = { count: 0, startsAt: null, unreached: [] };

/**
 * Asks somebody no more, for one part or for all that they have not answered: whoever heard of it is told why, and what waits in the
 * outbox for who owes nothing more is taken back. Refuses NOT_FOUND whoever may not, INVALID no reason, CONFLICT what was changed
 * meanwhile, NOT_NOW what was answered or a closed request. Sent twice with one `id` it acts once.
 */
export async function withdrawAsked(actor: Actor, input: unknown): Promise<Told> {
	const typed = parseInput(withdrawAskedSchema, input);
	const { id, reason: text } = typed;
	return writeOnce(actor.installation.db, async (tx) => {
		const answer = await answerFor(tx, actor, askingDeeds.change, typed);
		const { request } = answer;
		const told = await readTold(tx, id);
		if (told) return told;
		if (request.state === 'CLOSED') throw notNow('asker_problem_closed');
		if (answer.withdrawnAt !== null) throw notNow('asker_problem_withdrawn');
		if (answer.firstSentOn !== null) throw notNow('asker_problem_sent');
		await mustBeSeenAnswer(tx, answer, typed.version);
		const all = await readWanted(tx, request.id);
		const gone = all.filter((one) =>
			typed.isAll ? askedKey(one) === askedKey(answer) && one.firstSentOn === null : one.id === answer.id
		);
		await withdraw(tx, actor, gone, text);
		await addSteps(tx, actor, request, { id, kind: 'WITHDRAWN', text, answers: gone });
		const people = await readPeople(actor.installation, todayOf(actor));
		const left = all.filter((one) => !gone.includes(one));
		const sent =
			request.state === 'ASKED'
				? await tell(tx, actor, request, { id, people, gone, left, text })
				: nobodyTold;
		await recordForRequest(tx, actor, askingDeeds.change, request, {
			after: { withdrawn: gone.map((one) => one.id), reason: text, count: sent.count }
		});
		return sent;
	});
}

async function withdraw(tx: Transaction, actor: Actor, gone: readonly Wanted[], text: string): Promise<void> {
	await tx.answer.updateMany({
		where: { id: { in: gone.map(({ id }) => id) } },
		data: {
			...{ withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name, withdrawnReason: text },
			version: { increment: 1 }
		}
	});
}

/** Whoever has heard of it hears that it is over; whose first mail still waits hears nothing, unless something is left for them. */
async function tell(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	{
		id,
		people,
		gone,
		left,
		text
	}: { id: string; people: People; gone: readonly Wanted[]; left: readonly Wanted[]; text: string }
): Promise<Told> {
	const asking = { bodyId: request.bodyId, date: todayOf(actor) };
	const { recipients } = recipientsOf(people, gone, asking);
	const staying = new Set(recipientsOf(people, left, asking).recipients.map(({ personId }) => personId));
	const heard = await readHeard(tx, request.id);
	for (const { personId } of recipients.filter((one) => !staying.has(one.personId))) {
		const subject = `${mailsAbout(request.id).gte}${personId}`;
		await supersede(tx, { kinds: requestMailKinds, subject: { gte: subject, lt: `${subject} ` } });
	}
	const kind = 'request-withdrawn' as const;
	const told = recipients.filter(({ personId }) => heard.has(personId));
	return { ...(await tellPeople(tx, actor, request, { id, kind, recipients: told, text })), unreached: [] };
}

/** Who has had mail about the request. */
async function readHeard(tx: Transaction, requestId: string): Promise<Set<string | null>> {
	const rows = await tx.outboxMessage.findMany({
		where: {
			...{ kind: { in: [...requestMailKinds] }, subject: mailsAbout(requestId) },
			state: { in: ['SENDING', 'SENT'] satisfies MailState[] }
		},
		select: { personId: true }
	});
	return new Set(rows.map(({ personId }) => personId));
}
