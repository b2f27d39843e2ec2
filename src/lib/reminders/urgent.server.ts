import { can, type Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityLabel } from './capacity-words.ts';
import { readLadders } from './ladders-in-use.server.ts';
import { rungReached } from './ladder.ts';
import { councilAt } from './reach.server.ts';
import { queueUrgent, type Urgent } from './urgent-mails.server.ts';
import { urgentSchema } from './urgent-schema.ts';
import { findUrgentTask, hearersNow, isReminded } from './urgent-task.server.ts';

/** Reminding somebody at once, whatever the ladder says; an assistant prepares it. */
export const deeds = {
	sendNow: { name: 'reminders.sendNow', grants: ['SECRETARY'] },
	prepareSendNow: { name: 'reminders.prepareSendNow', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** A task as it would be reminded of now, and to whom that goes. */
export interface UrgentView {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	/** Whether it is reminded of at all. */
	readonly isReminded: boolean;
	readonly hearers: readonly { readonly name: string; readonly address: string; readonly capacity: string }[];
	/** What this reader does waits for a secretary. */
	readonly isPrepared: boolean;
	/** What an assistant prepared and no secretary has decided on. */
	readonly waiting: readonly { readonly by: string; readonly on: PlainDate }[];
}

/** To whom a reminder of a task would go now. Refuses NOT_FOUND whoever may neither send nor prepare it. */
export async function readUrgent(actor: Actor, number: number): Promise<UrgentView> {
	mustBeAble(actor, deeds.prepareSendNow);
	const { installation, locale } = actor;
	const task = await findUrgentTask(installation, { number });
	if (!task) throw new Refusal('NOT_FOUND');
	const today = rigaDate(installation.clock.now());
	const [council, waiting] = await Promise.all([
		councilAt(installation, today),
		installation.db.read.preparedDeed.findMany({
			where: { subjectType: 'Task', subjectId: task.id, deed: deeds.sendNow.name, state: 'WAITING' },
			orderBy: { preparedAt: 'asc' },
			select: { preparedBy: true, preparedAt: true }
		})
	]);
	const { id, code, title } = task;
	return {
		...{ id, number, code, title, isReminded: isReminded(task), isPrepared: !can(actor, deeds.sendNow) },
		hearers: hearersNow(council, task, today).map(({ holder, capacity }) => ({
			...{ name: holder.name, address: holder.address! },
			capacity: capacityLabel(council.directory, capacity, today, locale)
		})),
		waiting: waiting.map(({ preparedBy, preparedAt }) => ({ by: preparedBy, on: rigaDate(preparedAt) }))
	};
}

/** A reminder that was sent, and to how many. */
export interface SentNow {
	readonly number: number;
	readonly count: number;
}

/**
 * Reminds whoever answers for a task at once, and counts that as the ladder's step of today, so that the digest of the same day does
 * not say it again. An assistant prepares it, and a secretary confirms. Refuses NOT_FOUND whoever may not, NOT_NOW where
 * the task is not reminded of or nobody can be reached. Sent twice with one `id` it acts once.
 */
export async function sendNow(actor: Actor, input: unknown): Promise<DoneOrPrepared<SentNow>> {
	const { id, taskId } = parseInput(urgentSchema, input);
	mustBeAble(actor, deeds.prepareSendNow);
	const urgent = await urgentOf(actor, id, taskId);
	const { number } = urgent.task;
	if (!can(actor, deeds.sendNow)) {
		await writeOnce(actor, (tx) => prepareInside(tx, actor, urgent));
		return { isPrepared: true };
	}
	await writeOnce(actor, (tx) => sendInside(tx, actor, urgent));
	return { isPrepared: false, number, count: urgent.told.length };
}

type FoundUrgent = Urgent & { readonly task: { readonly number: number } };

async function urgentOf({ installation }: Actor, id: string, taskId: string): Promise<FoundUrgent> {
	const today = rigaDate(installation.clock.now());
	const [task, council, ladders, calendar] = await Promise.all([
		findUrgentTask(installation, { id: taskId }),
		councilAt(installation, today),
		readLadders(installation),
		calendarOf(installation)
	]);
	if (!task) throw new Refusal('NOT_FOUND');
	if (!isReminded(task)) throw new Refusal('NOT_NOW', { fields: { form: 'digest_urgent_not_now' } });
	const hearers = hearersNow(council, task, today);
	if (hearers.length === 0) throw new Refusal('NOT_NOW', { fields: { form: 'digest_urgent_nobody' } });
	const term = { due: task.due, registeredOn: task.registeredOn, ladder: ladders.of(task) };
	const told = hearers.map((hearer) => ({
		hearer,
		step: rungReached(calendar, term, hearer.duty, today)?.step ?? null
	}));
	return { id, task, today, told };
}

async function sendInside(tx: Transaction, actor: Actor, urgent: FoundUrgent): Promise<void> {
	const sent = { kind: 'urgent', occurrence: urgent.id };
	if (await tx.outboxMessage.findFirst({ where: sent, select: { id: true } })) return;
	await queueUrgent(tx, actor.installation, urgent);
	await record(tx, actor, {
		...{
			deed: deeds.sendNow.name,
			capacity: officeOf(actor),
			subjectType: 'Task',
			subjectId: urgent.task.id
		},
		after: { recipients: urgent.told.map(({ hearer }) => hearer.holder.name) }
	});
}

/** Of which deadline it would remind is kept with it: another one is looked at again first. */
function prepareInside(tx: Transaction, actor: Actor, { id, task }: FoundUrgent): Promise<void> {
	return prepare(tx, actor, {
		...{ id, deed: deeds.sendNow.name, input: { id, taskId: task.id, due: task.due } },
		...{ subjectType: 'Task', subjectId: task.id }
	});
}

/** The same form, twice at the same moment: the other one has written it. */
async function writeOnce({ installation: { db } }: Actor, work: (tx: Transaction) => Promise<void>) {
	try {
		await db.write(work);
	} catch (error) {
		if (!isTaken(error)) throw error;
		await db.write(work);
	}
}
