import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { checkFingerprint } from './fingerprint.server.ts';
import type { MailKinds, OutgoingMail } from './kinds.server.ts';
import {
	finish,
	leaseNext,
	recipientCapReached,
	sentInTheLastHour,
	waiting,
	type Leased
} from './leases.server.ts';
import { caps, mostAttempts, pauseAfter, readReason, reasonText, type RenderedMail } from './mail.ts';
import { sendMail, type Outcome } from './sending.server.ts';

export interface Delivery {
	/** Why it ended: all was done, or nothing may go, nothing can go, enough went for an hour, the server is away. */
	outcome: 'DONE' | 'FROZEN' | 'NO_SERVER' | 'CAPPED' | 'UNREACHABLE';
	sent: number;
	/** Not wanted any more. */
	dropped: number;
	/** Refused for good, or could not be made. */
	failed: number;
	/** To be tried again later. */
	postponed: number;
	/** What is due and still there at the end. */
	waiting: number;
}

type Step = 'sent' | 'dropped' | 'failed' | 'postponed';

/**
 * Sends what is due from the outbox. Any number of workers may do so at once: each mail is leased by one of them.
 * Nothing is thrown for a mail: what it could not do stands on its row, and the next one follows.
 */
export async function deliverDue(
	installation: Installation,
	kinds: MailKinds,
	{ limit = 500 }: { limit?: number } = {}
): Promise<Delivery> {
	const delivery: Delivery = { outcome: 'DONE', sent: 0, dropped: 0, failed: 0, postponed: 0, waiting: 0 };
	delivery.outcome = await mayDeliver(installation);
	if (delivery.outcome === 'DONE') await deliverEach(installation, kinds, delivery, limit);
	delivery.waiting = await waiting(installation);
	return delivery;
}

async function mayDeliver(installation: Installation): Promise<Delivery['outcome']> {
	if (await checkFingerprint(installation)) return 'FROZEN';
	return installation.config.smtpUrl ? 'DONE' : 'NO_SERVER';
}

async function deliverEach(installation: Installation, kinds: MailKinds, delivery: Delivery, limit: number) {
	const worker = newId();
	let sentLately = await sentInTheLastHour(installation);
	let unreachable = 0;
	for (let taken = 0; taken < limit; taken++) {
		if (sentLately >= caps.perHour) return void (delivery.outcome = 'CAPPED');
		const mail = await leaseNext(installation, worker);
		if (!mail) return;
		const [step, away] = await deliverOne(installation, kinds, mail);
		delivery[step] += 1;
		if (step === 'sent') sentLately += 1;
		// One mail may make a server hang up; two in a row, and it is the server.
		unreachable = away ? unreachable + 1 : 0;
		if (unreachable === 2) return void (delivery.outcome = 'UNREACHABLE');
	}
}

/** One leased mail: is it still wanted, what does it say, and away. Answers also whether the server seems to be away. */
async function deliverOne(
	installation: Installation,
	kinds: MailKinds,
	mail: Leased
): Promise<[Step, away?: boolean]> {
	const drop = (why: string) => finish(installation, mail, 'DROPPED', why).then((): [Step] => ['dropped']);
	const fail = (why: string) => finish(installation, mail, 'FAILED', why).then((): [Step] => ['failed']);
	const now = installation.clock.now();
	if (mail.uselessAfter && mail.uselessAfter < now) return drop(reasonText('USELESS'));
	if (mail.interrupted && mail.attempts > mostAttempts) return fail(reasonText('INTERRUPTED'));
	if (await recipientCapReached(installation, mail.recipient)) {
		await postpone(
			installation,
			{ ...mail, attempts: mail.attempts - 1 },
			60 * 60_000,
			reasonText('RECIPIENT_CAP')
		);
		return ['postponed'];
	}
	const kind = Object.hasOwn(kinds, mail.kind) ? kinds[mail.kind] : undefined;
	if (!kind) return fail(reasonText('UNKNOWN_KIND', mail.kind));
	let rendered: RenderedMail;
	try {
		const outgoing = outgoingOf(mail);
		const wanted = await kind.stillWanted(installation, outgoing);
		if (wanted !== true) return await drop(wanted);
		rendered = await kind.render(installation, outgoing, true);
	} catch (error) {
		const reason = withoutLinks(installation, String((error as Error)?.message ?? error));
		installation.log.error(
			{ mail: mail.id, kind: mail.kind, reason, stack: framesOf(error) },
			'a mail could not be made'
		);
		return fail(reasonText('RENDER', reason));
	}
	return settle(installation, mail, await handOver(installation, mail, rendered));
}

function handOver(installation: Installation, mail: Leased, rendered: RenderedMail): Promise<Outcome> {
	const repeated = doubtOf(mail) !== null;
	return sendMail(installation.config, installation.config.smtpUrl!, { ...mail, repeated }, rendered);
}

/** Why the mail may have arrived already, or null. */
function doubtOf(mail: Leased): string | null {
	if (mail.interrupted) return reasonText('INTERRUPTED');
	return readReason(mail.error ?? '').code === 'UNKNOWN_OUTCOME' ? mail.error : null;
}

/** What becomes of the row. An unknown outcome is repeated once, with the same Message-ID, and then left to a person. */
async function settle(installation: Installation, mail: Leased, outcome: Outcome): Promise<[Step, boolean]> {
	if (outcome.kind === 'SENT') {
		// Sent twice, perhaps: the row says so.
		await finish(installation, mail, 'SENT', doubtOf(mail));
		return ['sent', false];
	}
	const why = reasonText(outcome.kind, withoutLinks(installation, outcome.words));
	const secondSilence =
		outcome.kind === 'UNKNOWN_OUTCOME' && readReason(mail.error ?? '').code === 'UNKNOWN_OUTCOME';
	if (outcome.kind === 'REFUSED' || secondSilence || mail.attempts >= mostAttempts) {
		await finish(installation, mail, 'FAILED', why);
		return ['failed', false];
	}
	await postpone(installation, mail, pauseAfter(mail.attempts), why);
	return ['postponed', outcome.kind === 'UNREACHABLE'];
}

function postpone(installation: Installation, mail: Leased, pause: number, why: string): Promise<void> {
	const nextAttemptAt = new Date(installation.clock.now().getTime() + pause);
	return finish(installation, mail, 'QUEUED', why, nextAttemptAt);
}

/** The row as the kinds of mail see it. Throws where the facts cannot be read. */
export function outgoingOf(
	mail: Omit<OutgoingMail, 'facts' | 'locale'> & { facts: string; locale: string }
): OutgoingMail {
	const { id, kind, subject, occurrence, recipient, recipientName, userId, personId } = mail;
	const locale = mail.locale === 'en' ? 'en' : 'lv';
	return {
		...{ id, kind, subject, occurrence, recipient, recipientName, userId, personId, locale },
		facts: JSON.parse(mail.facts)
	};
}

/** What others say is kept on the row, but never an address of ours: a personal link may be in it. */
function withoutLinks({ config }: Installation, words: string): string {
	return words.replace(/\S+/g, (word) => (word.includes(config.origin) ? '[…]' : word)).slice(0, 500);
}

/** Where it happened, without the message that a stack begins with. */
function framesOf(error: unknown): string[] {
	const lines = String((error as Error)?.stack ?? '').split('\n');
	return lines.filter((line) => line.startsWith('    at ')).slice(0, 10);
}
