import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isAboutAddress } from './bounces.ts';
import type { Delivery } from './delivery.server.ts';
import type { MailKinds } from './kinds.server.ts';
import { leaseLength, renewAfter, takeTurn, type Doubt, type Ended, type Leased } from './leases.server.ts';
import { mostAttempts, pauseAfter, reasonText } from './mail.ts';
import { kindOf, makeMail, withoutLinks } from './making.server.ts';
import { isPaused } from './pausing.server.ts';
import { Line, type Outcome } from './sending.server.ts';

/** So many conversations with the mail server at a time: enough to fill it, too few to be refused for it. */
export const lines = 4;
/** What was handed over is recorded after so many milliseconds at the latest: a crash can repeat what is younger. */
const pace = 100;
/** So many mails are held at most. A slow server leaves a worker with no more than it is busy with. */
const most = 128;

interface Terms {
	readonly limit: number;
	readonly perHour: number;
	readonly onlyKinds: readonly string[] | null;
}

/**
 * One run of the delivery. A few lines carry mails side by side, while a clerk writes down many of them in one transaction and
 * leases the next: as many as went since the last time, so that few are held where mails go slowly.
 */
export class Course {
	readonly #installation: Installation;
	readonly #kinds: MailKinds;
	readonly #delivery: Delivery;
	readonly #terms: Terms;
	readonly #worker = newId();
	readonly #idle: Line[];
	#held: Leased[] = [];
	#ended: Ended[] = [];
	#busy = 0;
	#left: number;
	#window = 2 * lines;
	#mayBeMore = false;
	#ranDry = false;
	#renewedAt = 0;
	/** By then everything held was leased or renewed so long ago that another worker may have taken it over. */
	#leasesEnd = 0;
	#askedAt = performance.now();
	/** Until the server has answered once, one line asks. */
	#isKnown = false;
	/** One mail may make a server hang up; two in a row, and it is the server. */
	#unreachable = 0;
	#wake: () => void = () => undefined;

	constructor(installation: Installation, kinds: MailKinds, delivery: Delivery, terms: Terms) {
		this.#installation = installation;
		this.#kinds = kinds;
		this.#delivery = delivery;
		this.#terms = terms;
		this.#left = terms.limit;
		this.#idle = Array.from(
			{ length: lines },
			() => new Line(installation.config, installation.config.smtpUrl!)
		);
	}

	async run(): Promise<void> {
		try {
			for (;;) {
				await this.#turn();
				this.#dispatch();
				if (this.#busy + this.#held.length + this.#ended.length === 0) return;
				await this.#pause();
			}
		} finally {
			// Where the database is away the leases run out by themselves; nothing more begins.
			this.#held = [];
			while (this.#busy > 0) await this.#pause();
			for (const line of this.#idle) line.close();
			if (this.#ended.length > 0) await this.#writeDown();
		}
	}

	/** Only where a turn failed: what was handed over is not to be repeated because the database was busy for a moment. */
	async #writeDown(): Promise<void> {
		const turn = { worker: this.#worker, ended: this.#ended, room: 0, isIdle: true, renew: false };
		const { perHour, onlyKinds } = this.#terms;
		await takeTurn(this.#installation, { ...turn, perHour, onlyKinds, isMore: false }).catch(() => undefined);
	}

	/** The clerk's turn: what ended is written down, as much is leased as there is room for. */
	async #turn(): Promise<void> {
		await this.#askForPause();
		if (this.#isOver()) this.#release();
		const [now, asked] = [performance.now(), this.#installation.clock.now().getTime()];
		const ended = [...this.#ended];
		this.#resize(ended.length);
		const room = Math.min(this.#window - this.#held.length - this.#busy, this.#left);
		const renew = this.#held.length + this.#busy > 0 && now - this.#renewedAt > renewAfter;
		const wanted = this.#isOver() ? 0 : Math.max(0, room);
		const { perHour, onlyKinds } = this.#terms;
		const isIdle = this.#busy + this.#held.length === 0;
		const { leased, isCapped } = await takeTurn(this.#installation, {
			...{ worker: this.#worker, ended, room: wanted, isIdle, perHour, onlyKinds, renew },
			isMore: this.#mayBeMore
		});
		this.#ended.splice(0, ended.length);
		if (renew || isIdle) [this.#renewedAt, this.#leasesEnd] = [now, asked + leaseLength];
		if (isCapped && this.#delivery.outcome === 'DONE') this.#delivery.outcome = 'CAPPED';
		this.#left -= leased.length;
		this.#mayBeMore = wanted === 0 ? this.#mayBeMore : leased.length === wanted;
		this.#held.push(...leased);
	}

	/** What is held should last for about one turn: twice as much where it ran out, less where mails go slowly. */
	#resize(carried: number): void {
		const wanted = this.#ranDry ? 2 * this.#window : 2 * carried;
		this.#window = Math.min(most, Math.max(2 * lines, wanted));
		this.#ranDry = false;
	}

	async #askForPause(): Promise<void> {
		const now = performance.now();
		if (this.#isOver() || this.#terms.onlyKinds || now - this.#askedAt < 1000) return;
		this.#askedAt = now;
		if (await isPaused(this.#installation)) this.#delivery.outcome = 'PAUSED';
	}

	/** The server is away, or somebody has paused the mail meanwhile: nothing more begins. */
	#isOver(): boolean {
		const { outcome } = this.#delivery;
		return outcome === 'UNREACHABLE' || (outcome === 'PAUSED' && this.#terms.onlyKinds === null);
	}

	/** What is held and was not begun goes back as it was. */
	#release(): void {
		this.#ended.push(...this.#held.map(asItWas));
		this.#held = [];
	}

	#dispatch(): void {
		while (
			this.#held.length > 0 &&
			this.#idle.length > 0 &&
			(this.#isKnown || this.#busy === 0) &&
			!this.#isOver()
		) {
			const line = this.#idle.pop()!;
			const mail = this.#held.shift()!;
			this.#busy += 1;
			void this.#carry(line, mail).then((ended) => {
				this.#busy -= 1;
				this.#idle.push(line);
				this.#note(ended);
				this.#dispatch();
				this.#wakeWhenNeeded();
			});
		}
	}

	#wakeWhenNeeded(): void {
		const isDry =
			this.#held.length < lines && this.#mayBeMore && this.#left > 0 && this.#ended.length >= lines;
		this.#ranDry ||= isDry;
		if (this.#busy === 0 || isDry) this.#wake();
	}

	/** Until something is to be done: a line has nothing to carry, or what was handed over is to be written down. */
	async #pause(): Promise<void> {
		if (this.#busy === 0) return;
		await new Promise<void>((done) => {
			const timer = setInterval(() => {
				const isOld = performance.now() - this.#renewedAt > renewAfter;
				if (this.#ended.length > 0 || isOld) this.#wake();
			}, pace);
			this.#wake = () => {
				clearInterval(timer);
				done();
			};
		});
	}

	#note(ended: Ended): void {
		this.#ended.push(ended);
		const { state } = ended;
		if (state === 'SENT') this.#delivery.sent += 1;
		else if (state === 'DROPPED') this.#delivery.dropped += 1;
		else if (state === 'FAILED') this.#delivery.failed += 1;
		else this.#delivery.postponed += 1;
	}

	/** One leased mail: is it still wanted, what does it say, and away. */
	async #carry(line: Line, mail: Leased): Promise<Ended> {
		const now = this.#installation.clock.now();
		const kind = kindOf(this.#kinds, mail.kind);
		if (mail.uselessAfter && mail.uselessAfter < now)
			return { mail, state: 'DROPPED', error: reasonText('USELESS') };
		if (mail.interrupted && mail.attempts > mostAttempts)
			return { mail, state: 'FAILED', error: reasonText('INTERRUPTED') };
		if (mail.isCapped) return this.#waits(mail, 60 * 60_000, reasonText('RECIPIENT_CAP'));
		if (!kind) return { mail, state: 'FAILED', error: reasonText('UNKNOWN_KIND', mail.kind) };
		if (mail.isFailing && !kind.isUrgent)
			return this.#waits(mail, 6 * 60 * 60_000, reasonText('ADDRESS_FAILS'));
		const made = await makeMail(this.#installation, kind, mail);
		if ('dropped' in made) return { mail, state: 'DROPPED', error: made.dropped };
		if ('failed' in made) return { mail, state: 'FAILED', error: made.failed };
		if ('later' in made) return this.#postponed(mail, made.later);
		// A process that stood still for minutes: whoever took the mail over marks it, this one would not.
		if (this.#installation.clock.now().getTime() >= this.#leasesEnd) return asItWas(mail);
		const outcome = await line.send({ ...mail, repeated: mail.doubt !== null }, made.mail);
		return this.#settled(mail, outcome);
	}

	/** What becomes of the row. An unknown outcome is repeated once, with the same Message-ID, and then left to a person. */
	#settled(mail: Leased, outcome: Outcome): Ended {
		const isAway = outcome.kind === 'UNREACHABLE';
		this.#unreachable = isAway ? this.#unreachable + 1 : 0;
		this.#isKnown ||= !isAway;
		if (this.#unreachable === 2) this.#delivery.outcome = 'UNREACHABLE';
		// Sent twice, perhaps: the row says so.
		if (outcome.kind === 'SENT') return { mail, state: 'SENT', error: doubtText(mail) };
		const words = withoutLinks(this.#installation, outcome.words);
		const error = reasonText(outcome.kind, words);
		const isSilent = outcome.kind === 'UNKNOWN_OUTCOME';
		const doubt = isSilent ? { doubt: 'UNKNOWN_OUTCOME' as const } : {};
		const isSilentAgain = isSilent && mail.doubt === outcome.kind;
		if (outcome.kind !== 'REFUSED' && !isSilentAgain && mail.attempts < mostAttempts)
			return { ...this.#postponed(mail, error), ...doubt };
		const isBounce =
			outcome.kind === 'REFUSED' && outcome.at === 'RECIPIENT' && isAboutAddress(outcome.words);
		return { mail, state: 'FAILED', error, ...doubt, ...(isBounce ? { bounce: words } : {}) };
	}

	#postponed(mail: Leased, error: string): Ended {
		const nextAttemptAt = new Date(this.#installation.clock.now().getTime() + pauseAfter(mail.attempts));
		return { mail, state: 'QUEUED', error, nextAttemptAt };
	}

	/** It was not tried, and that does not count as a try. */
	#waits(mail: Leased, pause: number, error: string): Ended {
		const nextAttemptAt = new Date(this.#installation.clock.now().getTime() + pause);
		return { mail, state: 'QUEUED', error, nextAttemptAt, attempts: mail.attempts - 1 };
	}
}

/** It was not begun, and that does not count as a try. */
function asItWas(mail: Leased): Ended {
	return { mail, state: 'QUEUED', error: mail.error, attempts: mail.attempts - 1 };
}

/** Why the mail may have arrived twice, or null; in the words of the time, where they are still there. */
function doubtText({ doubt, error }: Leased): string | null {
	if (doubt === null) return null;
	return error?.startsWith(doubt) ? error : reasonText(doubt as Doubt);
}
