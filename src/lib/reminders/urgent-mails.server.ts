import type { PlainDate } from '#lib/calendar/days.ts';
import { queueMails, type Recipient } from '#lib/mail/outbox.server.ts';
import { answerLinkKey, createAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { digestFactsOf } from './digest-facts.ts';
import type { KnownHearer } from './hearers.ts';
import type { Step } from './ladder.ts';

/** Under this step it is noted where the ladder's own step was given before, or none is reached yet. */
const urgentStep = 'URGENT';
/** After that it is no longer urgent. */
const usefulFor = 2 * 24 * 60 * 60_000;

export interface Urgent {
	/** Of the form that asked for it. */
	readonly id: string;
	readonly task: { readonly id: string; readonly due: PlainDate };
	readonly today: PlainDate;
	/** Each with the step of the ladder that was reached, null: none yet. */
	readonly told: readonly { readonly hearer: KnownHearer; readonly step: Step | null }[];
}

/** What the mails about a task that went at once are about. */
export function urgentSubject(taskId: string): string {
	return `task:${taskId}`;
}

/** Queues the mails, each with its link to answer by, and notes them as the ladder's steps of today. */
export async function queueUrgent(
	tx: Transaction,
	installation: Installation,
	urgent: Urgent
): Promise<void> {
	const { id, task, today, told } = urgent;
	const { id: taskId, due } = task;
	const holderOf = ({ hearer }: Urgent['told'][number]) => ({
		...{ personId: hearer.recipientId, userId: null, taskId }
	});
	const links = await createAnswerLinks(tx, installation, told.map(holderOf));
	const uselessAfter = new Date(installation.clock.now().getTime() + usefulFor);
	const mails = told.map((one) => {
		const { duty, capacity, holder, isStandIn } = one.hearer;
		const linkId = links.get(answerLinkKey(holderOf(one)));
		const why = isStandIn ? ('STAND_IN' as const) : duty;
		const step = (one.step ?? urgentStep) as Step;
		const facts = digestFactsOf(today, [{ taskId, due, step, why, capacity, ...(linkId ? { linkId } : {}) }]);
		return {
			...{ kind: 'urgent', subject: urgentSubject(taskId), occurrence: id, uselessAfter, facts },
			recipient: asRecipient(holder)
		};
	});
	const queued = await queueMails(tx, installation, mails);
	for (const { hearer, step } of told) {
		const messageId = queued.get(hearer.holder.address!.toLowerCase());
		const notice = { taskId, due, recipientId: hearer.recipientId, step: step ?? urgentStep };
		if (messageId) await noteGiven(tx, { ...notice, plannedOn: today, messageId });
	}
}

interface Given {
	readonly taskId: string;
	readonly due: PlainDate;
	readonly recipientId: string;
	readonly step: string;
	readonly plannedOn: PlainDate;
	readonly messageId: string;
}

/** What was given before stays noted as it was; that it was said again today stands beside it, once. */
async function noteGiven(tx: Transaction, given: Given): Promise<void> {
	const { taskId, due, recipientId, plannedOn, messageId } = given;
	const find = (step: string) =>
		tx.reminderNotice.findUnique({
			where: { taskId_recipientId_due_step: { taskId, recipientId, due, step } },
			select: { id: true }
		});
	const step = (await find(given.step)) ? urgentStep : given.step;
	const known = await find(step);
	if (known) await tx.reminderNotice.update({ where: { id: known.id }, data: { plannedOn, messageId } });
	else await tx.reminderNotice.create({ data: { id: newId(), ...given, step } });
}

function asRecipient({ personId, name, address, locale }: KnownHearer['holder']): Recipient {
	return { address: address!, name, personId, userId: null, locale };
}
