import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { queueMails, type Recipient } from '#lib/mail/outbox.server.ts';
import { answerLinkKey, createAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { capacityLabel } from './capacity-words.ts';
import { digestFactsOf } from './digest-facts.ts';
import { hearersOf, type KnownHearer } from './hearers.ts';
import { readLadders } from './ladders-in-use.server.ts';
import { rungReached, type Ladder } from './ladder.ts';
import { councilAt } from './reach.server.ts';
import { urgentSchema } from './urgent-schema.ts';

/** Reminding somebody at once, whatever the ladder says. */
export const deeds = {
	sendNow: { name: 'reminders.sendNow', grants: ['SECRETARY'] }
} satisfies Record<string, Deed>;

/** Under this step it is noted where the ladder's own step was given before, or none is reached yet. */
const urgentStep = 'URGENT';
/** After that it is no longer urgent. */
const usefulFor = 2 * 24 * 60 * 60_000;

/** A task as it would be reminded of now, and to whom that goes. */
export interface UrgentView {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	/** Whether it is reminded of at all. */
	readonly isReminded: boolean;
	readonly hearers: readonly { readonly name: string; readonly address: string; readonly capacity: string }[];
}

type Row = NonNullable<Awaited<ReturnType<typeof findTask>>>;

function findTask({ db }: Pick<Installation, 'db'>, where: { number: number } | { id: string }) {
	return db.read.task.findFirst({
		where,
		select: {
			...{ id: true, number: true, code: true, title: true, bodyId: true, due: true, status: true },
			...{ underControl: true, inRegister: true, registeredOn: true, ladder: true, restrictedUntil: true },
			assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
		}
	});
}

/** To whom a reminder of a task would go now. Refuses NOT_FOUND whoever may not send it. */
export async function readUrgent(actor: Actor, number: number): Promise<UrgentView> {
	mustBeAble(actor, deeds.sendNow);
	const { installation, locale } = actor;
	const task = await findTask(installation, { number });
	if (!task) throw new Refusal('NOT_FOUND');
	const today = rigaDate(installation.clock.now());
	const council = await councilAt(installation, today);
	const { id, code, title } = task;
	return {
		...{ id, number, code, title, isReminded: isReminded(task) },
		hearers: hearersOnce(hearersOf(council, asHeard(task, today))).map(({ holder, capacity }) => ({
			...{ name: holder.name, address: holder.address! },
			capacity: capacityLabel(council.directory, capacity, today, locale)
		}))
	};
}

/**
 * Reminds whoever answers for a task at once, and counts that as the ladder's step of today, so that the digest of the same day does
 * not say it again. Answers how many were written to. Refuses NOT_FOUND whoever may not, NOT_NOW where the task is not
 * reminded of or nobody can be reached. Sent twice with one `id` it acts once.
 */
export async function sendNow(actor: Actor, input: unknown): Promise<{ number: number; count: number }> {
	const { id, taskId } = parseInput(urgentSchema, input);
	mustBeAble(actor, deeds.sendNow);
	const { installation } = actor;
	const today = rigaDate(installation.clock.now());
	const [task, council, ladders, calendar] = await Promise.all([
		findTask(installation, { id: taskId }),
		councilAt(installation, today),
		readLadders(installation),
		calendarOf(installation)
	]);
	if (!task) throw new Refusal('NOT_FOUND');
	const hearers = hearersOnce(hearersOf(council, asHeard(task, today)));
	if (!isReminded(task) || hearers.length === 0) throw new Refusal('NOT_NOW');
	const term = { due: task.due, registeredOn: task.registeredOn, ladder: ladders.of(task) };
	const told = hearers.map((hearer) => ({
		hearer,
		step: rungReached(calendar, term as Term, hearer.duty, today)?.step ?? urgentStep
	}));
	await installation.db.write(async (tx) => {
		if (await tx.outboxMessage.findFirst({ where: { kind: 'urgent', occurrence: id }, select: { id: true } }))
			return;
		await queueUrgent(tx, installation, { id, task: { ...task, due: task.due }, today, told });
		await record(tx, actor, {
			...{ deed: deeds.sendNow.name, capacity: officeOf(actor), subjectType: 'Task', subjectId: task.id },
			after: { recipients: hearers.map(({ holder }) => holder.name) }
		});
	});
	return { number: task.number, count: hearers.length };
}

interface Term {
	readonly due: PlainDate;
	readonly registeredOn: PlainDate;
	readonly ladder: Ladder;
}

interface Urgent {
	readonly id: string;
	readonly task: Row & { readonly due: PlainDate };
	readonly today: PlainDate;
	readonly told: readonly { readonly hearer: KnownHearer; readonly step: string }[];
}

async function queueUrgent(tx: Transaction, installation: Installation, { id, task, today, told }: Urgent) {
	const { id: taskId, due } = task;
	const links = await createAnswerLinks(
		tx,
		installation,
		told.map(({ hearer }) => ({ personId: hearer.recipientId, userId: null, taskId }))
	);
	const uselessAfter = new Date(installation.clock.now().getTime() + usefulFor);
	const mails = told.map(({ hearer, step }) => {
		const { recipientId, duty, capacity, holder, isStandIn } = hearer;
		const linkId = links.get(answerLinkKey({ personId: recipientId, userId: null, taskId }));
		const why = isStandIn ? ('STAND_IN' as const) : duty;
		const item = { taskId, due, step: step as 'ESCALATED', why, capacity, ...(linkId ? { linkId } : {}) };
		const facts = digestFactsOf(today, [item]);
		return {
			kind: 'urgent',
			subject: `task:${taskId}`,
			recipient: asRecipient(holder),
			occurrence: id,
			facts,
			uselessAfter
		};
	});
	const queued = await queueMails(tx, installation, mails);
	for (const { hearer, step } of told) {
		const messageId = queued.get(hearer.holder.address!.toLowerCase());
		if (messageId)
			await noteGiven(tx, { taskId, due, recipientId: hearer.recipientId, step, today, messageId });
	}
}

/** What was given before stays noted as it was; that it was said again today stands beside it, once. */
async function noteGiven(
	tx: Transaction,
	notice: {
		taskId: string;
		due: PlainDate;
		recipientId: string;
		step: string;
		today: PlainDate;
		messageId: string;
	}
): Promise<void> {
	const { taskId, due, recipientId, today: plannedOn, messageId } = notice;
	const find = (step: string) =>
		tx.reminderNotice.findUnique({
			where: { taskId_recipientId_due_step: { taskId, recipientId, due, step } },
			select: { id: true }
		});
	const step = (await find(notice.step)) ? urgentStep : notice.step;
	const known = await find(step);
	if (known) await tx.reminderNotice.update({ where: { id: known.id }, data: { plannedOn, messageId } });
	else
		await tx.reminderNotice.create({
			data: { id: newId(), taskId, recipientId, due, step, plannedOn, messageId }
		});
}

function isReminded(task: Row): task is Row & { due: PlainDate } {
	const isOwed = owedStatuses.some((status) => status === task.status);
	return isOwed && task.underControl && task.inRegister && task.due !== null;
}

function asHeard(task: Row, today: PlainDate) {
	return { ...task, isRestricted: isRestricted(task, today) };
}

/** Everybody once, in the strongest of their duties. */
function hearersOnce(hearers: readonly KnownHearer[]): KnownHearer[] {
	const once = new Map<string, KnownHearer>();
	for (const hearer of hearers) {
		const known = once.get(hearer.recipientId);
		if (!known || (known.duty === 'CO' && hearer.duty === 'LEAD')) once.set(hearer.recipientId, hearer);
	}
	return [...once.values()];
}

function asRecipient({ personId, name, address, locale }: KnownHearer['holder']): Recipient {
	return { address: address!, name, personId, userId: null, locale };
}
