import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findRound, mayDo, todayOf } from './finding.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { recipientsAmong } from './recipients.server.ts';
import { readRoundHead, type RoundHead } from './round-head.server.ts';
import { deeds, summaryMailKind } from './rounds.ts';
import { mailSubject } from './summary-facts.ts';
import { summaryMailOf } from './summary-mails.server.ts';

/** Somebody on the list, and whether they have it. */
export interface RecipientRow {
	readonly name: string;
	readonly seat: string | null;
	readonly address: string;
	readonly hasIt: boolean;
	/** The day it went; null: it is about to. */
	readonly on: string | null;
}

/** The page from which a summary is sent. */
export interface SendingPage {
	readonly head: RoundHead;
	readonly number: number;
	readonly rows: readonly RecipientRow[];
	/** For whom nobody can be reached. */
	readonly unreached: readonly string[];
	/** How many would get it now. */
	readonly waiting: number;
	/** By whom it was prepared and waits for a secretary. */
	readonly prepared: readonly { readonly by: string; readonly on: string }[];
	/** What this reader does waits for a secretary. */
	readonly isPrepared: boolean;
}

/** Refuses NOT_FOUND whoever may neither send nor prepare, and where nothing was compiled yet. Five statements. */
export async function readSendingPage(actor: Actor, id: string): Promise<SendingPage> {
	const { round, head, answers } = await readRoundHead(actor, id);
	if (!head.may.send && !head.may.prepareSend) throw new Refusal('NOT_FOUND');
	const { bodyId, summaryId, summaryNumber } = round;
	if (summaryId === null || summaryNumber === null) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const [people, { have, prepared }] = await Promise.all([
		readPeople(actor.installation, today),
		readStanding(actor, id, summaryId)
	]);
	const { reached, unreached } = recipientsAmong(people, answers, { bodyId, date: today });
	const rows = reached.map(({ personId, name, seat, address }) => {
		const hasIt = have.has(personId);
		return { name, seat, address, hasIt, on: have.get(personId) ?? null };
	});
	return {
		...{ head, rows, unreached, prepared, number: summaryNumber },
		waiting: rows.filter(({ hasIt }) => !hasIt).length,
		isPrepared: !head.may.send
	};
}

interface StandingRow {
	readonly what: 'MAIL' | 'PREPARED';
	readonly who: string | null;
	readonly at: string | Date | null;
}

/** Who has the summary, and since when; by whom its sending was prepared. One statement. */
async function readStanding({ role, installation: { db } }: Actor, roundId: string, summaryId: string) {
	const rows = await db.read.$queryRaw<StandingRow[]>`
		SELECT 'MAIL' AS "what", "personId" AS "who", "sentAt" AS "at" FROM "OutboxMessage"
		WHERE "kind" = ${summaryMailKind} AND "subject" = ${mailSubject(roundId, summaryId)}
			AND "state" IN ('QUEUED', 'SENDING', 'SENT')
		UNION ALL
		SELECT 'PREPARED', "preparedBy", "preparedAt" FROM "PreparedDeed"
		WHERE "subjectType" = 'Round' AND "subjectId" = ${roundId} AND "deed" = ${deeds.send.name}
			AND "state" = 'WAITING'
		ORDER BY "at"`;
	const dayOf = (at: StandingRow['at']) => (at === null ? null : rigaDate(new Date(at)));
	const of = (what: StandingRow['what']) => rows.filter((row) => row.what === what);
	return {
		have: new Map(of('MAIL').map(({ who, at }) => [who, dayOf(at)] as const)),
		// What waits is the secretariat's concern.
		prepared: role === null ? [] : of('PREPARED').map(({ who, at }) => ({ by: who!, on: dayOf(at)! }))
	};
}

/** The mail as it would go out now, in the reader's language. Refuses NOT_FOUND as its page. */
export async function previewSummary(actor: Actor, id: string): Promise<RenderedMail> {
	const { read } = actor.installation.db;
	const round = await findRound(read, actor, { id });
	if (!mayDo(actor, deeds.send, round) && !mayDo(actor, deeds.prepareSend, round))
		throw new Refusal('NOT_FOUND');
	const summary = await read.roundSummary.findFirst({
		where: { roundId: id },
		orderBy: { number: 'desc' },
		select: { roundId: true, number: true, at: true, content: true }
	});
	if (!summary) throw new Refusal('NOT_FOUND');
	return summaryMailOf(actor.installation, actor.locale, summary);
}
