import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { digestMails, type AddressedDigest } from './digest-queue.server.ts';
import { gatherFacts } from './gathering.server.ts';
import { planReminders } from './planner.ts';
import { hearsOfAllSince } from './rhythm.ts';
import { withWaiting } from './waiting-plan.ts';
import { readersOf } from './waiting-readers.server.ts';
import { gatherWaiting, noteWaiting } from './waiting.server.ts';

/** What became of a day: its plan, and whether it was queued. */
export interface RemindedDay {
	readonly date: PlainDate;
	/** QUEUED now; ALREADY planned before, nothing changed; DRY: only planned; OFF: nobody works on that day. */
	readonly outcome: 'QUEUED' | 'ALREADY' | 'DRY' | 'OFF';
	readonly digests: readonly PlannedDigest[];
}

export interface PlannedDigest extends AddressedDigest {
	readonly address: string;
	readonly name: string;
}

/**
 * Plans a day's reminders and queues one digest a person, all in one transaction; a second run, or one at the same
 * time, changes nothing. A day other than today is only planned, unless the installation is a sample.
 */
export async function remindDay(
	installation: Installation,
	date: PlainDate,
	{ dryRun = false, parts = [] }: { dryRun?: boolean; parts?: readonly WaitingPart[] } = {}
): Promise<RemindedDay> {
	const calendar = await calendarOf(installation);
	if (!calendar.isWorkingDay(date)) return { date, outcome: 'OFF', digests: [] };
	if (await isPlanned(installation, date)) return { date, outcome: 'ALREADY', digests: [] };
	const digests = await planDay(installation, date, parts);
	const isToday = date === rigaDate(installation.clock.now());
	if (dryRun || !(isToday || (await isSampleInstallation(installation))))
		return { date, outcome: 'DRY', digests };
	const isNew = await queueDay(installation, date, digests);
	return isNew ? { date, outcome: 'QUEUED', digests } : { date, outcome: 'ALREADY', digests: [] };
}

/** The digests of a day as they would be queued now. */
export async function planDay(
	installation: Installation,
	date: PlainDate,
	parts: readonly WaitingPart[]
): Promise<PlannedDigest[]> {
	const { facts, recipients, council, secretariat } = await gatherFacts(installation, date);
	const readers = await readersOf(installation, council, secretariat);
	const waiting = await gatherWaiting(installation, parts, readers, date);
	const hears = (id: string) => hearsOfAllSince(facts.preferences.get(id), facts.planned, date) !== null;
	const reached = new Map([...readers.map(({ id, recipient }) => [id, recipient] as const), ...recipients]);
	return withWaiting(planReminders(facts, date), waiting, date, hears).map((digest) => {
		const recipient = reached.get(digest.recipientId)!;
		return { ...digest, recipient, address: recipient.address, name: recipient.name };
	});
}

/** Whether a day's reminders were planned. */
export async function isPlanned({ db }: Pick<Installation, 'db'>, date: PlainDate): Promise<boolean> {
	return (await db.read.reminderDay.findUnique({ where: { date } })) !== null;
}

/** The plan, the mails and the notices, or nothing of them; false where somebody else was quicker. */
async function queueDay(
	installation: Installation,
	date: PlainDate,
	digests: readonly PlannedDigest[]
): Promise<boolean> {
	try {
		return await installation.db.write(async (tx) => {
			if (await tx.reminderDay.findUnique({ where: { date } })) return false;
			await tx.reminderDay.create({ data: { date, plannedAt: installation.clock.now() } });
			const mails = await digestMails(tx, installation, date, digests);
			const queued = await queueMails(tx, installation, mails);
			await noteGiven(tx, date, digests, queued);
			return true;
		});
	} catch (error) {
		// Two planned the same day at once: the other one has written it.
		if (isTaken(error) && (await isPlanned(installation, date))) return false;
		throw error;
	}
}

async function noteGiven(
	tx: Transaction,
	date: PlainDate,
	digests: readonly PlannedDigest[],
	queued: ReadonlyMap<string, string>
): Promise<void> {
	const given = digests.flatMap((digest) => {
		const messageId = queued.get(digest.address.toLowerCase());
		return messageId ? [{ ...digest, messageId }] : [];
	});
	const notices = given.flatMap(({ recipientId, items, messageId }) =>
		items.map(({ taskId, due, step }) => ({
			...{ id: newId(), taskId, recipientId, due, step },
			...{ plannedOn: date, messageId }
		}))
	);
	if (notices.length) await tx.reminderNotice.createMany({ data: notices });
	await noteWaiting(tx, date, given);
}
