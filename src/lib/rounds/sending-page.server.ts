import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findRound, mayDo, todayOf } from './finding.server.ts';
import { readRecipients } from './recipients.server.ts';
import { readRoundContent } from './round-content.ts';
import { readRoundHead, type RoundHead } from './round-head.server.ts';
import { deeds } from './rounds.ts';
import { havingIt } from './sending.server.ts';
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

/** Refuses NOT_FOUND whoever may neither send nor prepare, and where nothing was compiled yet. */
export async function readSendingPage(actor: Actor, id: string): Promise<SendingPage> {
	const { round, head } = await readRoundHead(actor, id);
	if (!head.may.send && !head.may.prepareSend) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const summary = await read.roundSummary.findFirst({
		where: { roundId: id },
		orderBy: { number: 'desc' },
		select: { id: true, number: true }
	});
	if (!summary) throw new Refusal('NOT_FOUND');
	const [{ reached, unreached }, have, prepared] = await Promise.all([
		readRecipients(read, actor.installation, round, todayOf(actor)),
		havingIt(read as never, id, summary.id),
		readPrepared(actor, id)
	]);
	const rows = reached.map(({ personId, name, seat, address }) => {
		const at = have.get(personId);
		return { name, seat, address, hasIt: at !== undefined, on: at ? rigaDate(at) : null };
	});
	return {
		...{ head, rows, unreached, prepared, number: summary.number },
		waiting: rows.filter(({ hasIt }) => !hasIt).length,
		isPrepared: !head.may.send
	};
}

async function readPrepared(
	{ role, installation }: Actor,
	roundId: string
): Promise<SendingPage['prepared']> {
	if (role === null) return [];
	const rows = await installation.db.read.preparedDeed.findMany({
		where: { subjectType: 'Round', subjectId: roundId, deed: deeds.send.name, state: 'WAITING' },
		orderBy: { preparedAt: 'asc' },
		select: { preparedBy: true, preparedAt: true }
	});
	return rows.map(({ preparedBy, preparedAt }) => ({ by: preparedBy, on: rigaDate(preparedAt) }));
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
		select: { content: true, number: true }
	});
	if (!summary) throw new Refusal('NOT_FOUND');
	const { content, number } = summary;
	return summaryMailOf(actor.installation, actor.locale, {
		...{ content: readRoundContent(content), number, roundId: id }
	});
}
