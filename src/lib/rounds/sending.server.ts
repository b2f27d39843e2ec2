import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { m } from '#i18n/generated/messages.js';
import { writeOnce } from '#lib/council/changing.server.ts';
import { queueBatch, readQueued, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import type { NewMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { findRound, mayDo, recordFor, todayOf, type FoundRound } from './finding.server.ts';
import { readNewest, type Summary } from './newest-summary.server.ts';
import { readRecipients, type Reached } from './recipients.server.ts';
import { sendSchema } from './round-schema.ts';
import { deeds, summaryMailKind } from './rounds.ts';
import { mailSubject, type SummaryFacts } from './summary-facts.ts';

/**
 * Sends a summary by mail to all who were asked and all who sit in the body that asked: the newest one, to whoever does not have it
 * yet. An assistant prepares it. Refuses NOT_FOUND whoever may not; NOT_NOW what is not the newest any more, what everybody has, and
 * where nobody can be reached. Sent twice with one `id` it acts once.
 */
export async function send(actor: Actor, input: unknown): Promise<DoneOrPrepared<QueuedBatch>> {
	const typed = parseInput(sendSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const round = await findRound(tx, actor, { id: typed.roundId });
		const isSender = mayDo(actor, deeds.send, round);
		if (!isSender && !mayDo(actor, deeds.prepareSend, round)) throw new Refusal('NOT_FOUND');
		const sent = isSender ? await readQueued(tx, { id: typed.id, kinds: [summaryMailKind] }) : null;
		if (sent) return { isPrepared: false as const, ...sent };
		const summary = await readNewest(tx, round, typed.number);
		const waiting = await readWaiting(tx, actor, round, summary.id);
		if (!isSender) {
			const subject = { subjectType: 'Round', subjectId: round.id };
			await prepare(tx, actor, { id: typed.id, deed: deeds.send.name, input: typed, ...subject });
			return { isPrepared: true as const };
		}
		return {
			isPrepared: false as const,
			...(await queue(tx, actor, round, { id: typed.id, summary, waiting }))
		};
	});
}

async function readWaiting(tx: Transaction, actor: Actor, round: FoundRound, summaryId: string) {
	const [{ reached }, have] = await Promise.all([
		readRecipients(tx, actor.installation, round, todayOf(actor)),
		havingIt(tx, round.id, summaryId)
	]);
	if (reached.length === 0) throw notNow('rounds_problem_nobody_reached');
	const waiting = reached.filter(({ personId }) => !have.has(personId));
	if (waiting.length === 0) throw notNow('rounds_problem_all_have_it');
	return waiting;
}

/** Who has a summary, or is about to: what was called back or failed does not count. */
async function havingIt(
	from: Pick<Transaction, 'outboxMessage'>,
	roundId: string,
	summaryId: string
): Promise<Set<string>> {
	const rows = await from.outboxMessage.findMany({
		where: {
			...{ kind: summaryMailKind, subject: mailSubject(roundId, summaryId) },
			state: { in: ['QUEUED', 'SENDING', 'SENT'] satisfies MailState[] }
		},
		select: { personId: true }
	});
	return new Set(rows.flatMap(({ personId }) => personId ?? []));
}

async function queue(
	tx: Transaction,
	actor: Actor,
	round: FoundRound,
	{ id, summary, waiting }: { id: string; summary: Summary; waiting: readonly Reached[] }
): Promise<QueuedBatch> {
	const mails = waiting.map(({ personId, name, address, locale }): NewMail => ({
		...{ kind: summaryMailKind, subject: mailSubject(round.id, summary.id), occurrence: id },
		recipient: { personId, name, address, locale, userId: null },
		facts: { roundId: round.id, summaryId: summary.id } satisfies SummaryFacts
	}));
	const batch = { id, kind: summaryMailKind, subject: m.rounds_kind_summary({}, { locale: 'lv' }) };
	const queued = await queueBatch(tx, actor.installation, actor, batch, mails);
	const sentAt = actor.installation.clock.now();
	await tx.roundSummary.update({ where: { id: summary.id }, data: { sentAt } });
	await recordFor(tx, actor, deeds.send, round, {
		after: { number: summary.number, count: queued.count }
	});
	return queued;
}
