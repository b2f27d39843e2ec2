import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { queueMails, takeBack, type NewMail } from '#lib/mail/outbox.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { readDigestFacts, withUnsent, type DigestFacts } from './digest-facts.ts';
import { gatherFacts, type Gathered } from './gathering.server.ts';
import { planReminders, type Digest } from './planner.ts';

/** What became of a day: its plan, and whether it was queued. */
export interface RemindedDay {
	readonly date: PlainDate;
	/** QUEUED now; ALREADY planned before, nothing changed; DRY: only planned; OFF: nobody works on that day. */
	readonly outcome: 'QUEUED' | 'ALREADY' | 'DRY' | 'OFF';
	readonly digests: readonly PlannedDigest[];
}

export interface PlannedDigest extends Digest {
	readonly address: string;
	readonly name: string;
}

/** After that a digest speaks of another week: it is dropped, and the next one says what it did not. */
const usefulFor = 4 * 24 * 60 * 60_000;
/** How many days back what was not said is still said. */
const unsentDays = 31;

/**
 * Plans a day's reminders and queues one digest a person, all in one transaction; a second run, or one at the same
 * time, changes nothing. A day other than today is only planned, unless the installation is a sample.
 */
export async function remindDay(
	installation: Installation,
	date: PlainDate,
	{ dryRun = false }: { dryRun?: boolean } = {}
): Promise<RemindedDay> {
	const calendar = await calendarOf(installation);
	if (!calendar.isWorkingDay(date)) return { date, outcome: 'OFF', digests: [] };
	if (await isPlanned(installation, date)) return { date, outcome: 'ALREADY', digests: [] };
	const gathered = await gatherFacts(installation, date);
	const digests = planReminders(gathered.facts, date).map((digest) => {
		const { address, name } = gathered.recipients.get(digest.recipientId)!;
		return { ...digest, address, name };
	});
	const isToday = date === rigaDate(installation.clock.now());
	if (dryRun || !(isToday || (await isSampleInstallation(installation))))
		return { date, outcome: 'DRY', digests };
	const isNew = await queueDay(installation, date, digests, gathered);
	return isNew ? { date, outcome: 'QUEUED', digests } : { date, outcome: 'ALREADY', digests: [] };
}

/** Whether a day's reminders were planned. */
export async function isPlanned({ db }: Pick<Installation, 'db'>, date: PlainDate): Promise<boolean> {
	return (await db.read.reminderDay.findUnique({ where: { date } })) !== null;
}

/** The plan, the mails and the notices, or nothing of them; false where somebody else was quicker. */
async function queueDay(
	installation: Installation,
	date: PlainDate,
	digests: readonly PlannedDigest[],
	{ recipients }: Gathered
): Promise<boolean> {
	try {
		return await installation.db.write(async (tx) => {
			if (await tx.reminderDay.findUnique({ where: { date } })) return false;
			await tx.reminderDay.create({ data: { date, plannedAt: installation.clock.now() } });
			const unsent = await takeBackUnsent(tx, date, digests);
			const queued = await queueMails(
				tx,
				installation,
				digests.map((digest) => digestMail(installation, date, digest, recipients, unsent))
			);
			await noteGiven(tx, date, digests, queued);
			return true;
		});
	} catch (error) {
		// Two planned the same day at once: the other one has written it.
		if (isTaken(error) && (await isPlanned(installation, date))) return false;
		throw error;
	}
}

/** The digests that had not left when these were planned, by address: their items go with the new ones. */
async function takeBackUnsent(
	tx: Transaction,
	date: PlainDate,
	digests: readonly PlannedDigest[]
): Promise<Map<string, DigestFacts[]>> {
	const rows = await takeBack(tx, {
		kind: 'digest',
		recipients: digests.map(({ address }) => address),
		from: addDays(date, -unsentDays),
		before: date
	});
	const readable = rows.flatMap(({ recipient, facts }) => {
		try {
			return [{ recipient, facts: readDigestFacts(JSON.parse(facts)) }];
		} catch {
			return []; // What cannot be read cannot be said; its row stays, with its reason.
		}
	});
	const byAddress = Map.groupBy(readable, ({ recipient }) => recipient);
	return new Map([...byAddress].map(([address, list]) => [address, list.map(({ facts }) => facts)]));
}

function digestMail(
	{ clock }: Installation,
	date: PlainDate,
	{ recipientId, items }: Digest,
	recipients: Gathered['recipients'],
	unsent: ReadonlyMap<string, DigestFacts[]>
): NewMail {
	const recipient = recipients.get(recipientId)!;
	return {
		kind: 'digest',
		subject: 'digest',
		recipient,
		occurrence: date,
		facts: withUnsent(date, items, unsent.get(recipient.address.toLowerCase()) ?? []),
		uselessAfter: new Date(clock.now().getTime() + usefulFor)
	};
}

async function noteGiven(
	tx: Transaction,
	date: PlainDate,
	digests: readonly PlannedDigest[],
	queued: ReadonlyMap<string, string>
): Promise<void> {
	const notices = digests.flatMap(({ recipientId, address, items }) => {
		const messageId = queued.get(address.toLowerCase());
		if (!messageId) return [];
		return items.map(({ taskId, due, step }) => ({
			...{ id: newId(), taskId, recipientId, due, step },
			...{ plannedOn: date, messageId }
		}));
	});
	if (notices.length) await tx.reminderNotice.createMany({ data: notices });
}
