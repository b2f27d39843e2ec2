import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { councilAt } from './reach.server.ts';
import { urgentSubject } from './urgent-mails.server.ts';
import { preparedUrgentSchema } from './urgent-schema.ts';
import { deeds, sendNow } from './urgent.server.ts';
import { findUrgentTask, hearersNow } from './urgent-task.server.ts';

/** Reminding at once, as an assistant prepares it and a secretary confirms; it goes to whoever answers for the task then. */
export const preparedKinds: PreparedKinds = {
	[deeds.sendNow.name]: {
		describe: async (actor, input) => {
			const { installation, locale } = actor;
			const task = await read(actor, input);
			const today = rigaDate(installation.clock.now());
			const hearers = hearersNow(await councilAt(installation, today), task, today);
			const who = hearers.map(({ holder }) => holder.name).join(', ');
			const { number, title } = task;
			return m.digest_urgent_prepared_one({ number, title, who: who || '–' }, { locale });
		},
		addressOf: async (actor, input) => `/tasks/${(await read(actor, input)).number}/remind`,
		perform: async (actor, input) => {
			await mustStillMakeSense(actor, input);
			const done = await sendNow(actor, input);
			if (done.isPrepared) throw new Refusal('NOT_FOUND');
		}
	}
};

async function read({ installation }: Actor, input: unknown) {
	const task = await findUrgentTask(installation, { id: parseInput(preparedUrgentSchema, input).taskId });
	if (!task) throw new Refusal('NOT_FOUND');
	return task;
}

/** Since it was prepared nobody has answered, moved the deadline or reminded at once; whether it is still owed, the verb asks. */
async function mustStillMakeSense(actor: Actor, input: unknown): Promise<void> {
	const { id, taskId, due } = parseInput(preparedUrgentSchema, input);
	const { read: db } = actor.installation.db;
	const [task, prepared] = await Promise.all([
		read(actor, input),
		db.preparedDeed.findUnique({ where: { id }, select: { preparedAt: true } })
	]);
	if (!prepared) throw new Refusal('NOT_FOUND');
	const { preparedAt } = prepared;
	if (task.due !== null && task.due !== due) throw notNow('digest_urgent_moved');
	if (task.lastReportAt && task.lastReportAt > preparedAt) throw notNow('digest_urgent_reported');
	const another = await db.outboxMessage.findFirst({
		where: {
			...{ kind: 'urgent', subject: urgentSubject(taskId), occurrence: { not: id } },
			createdAt: { gt: preparedAt }
		},
		select: { id: true }
	});
	if (another) throw notNow('digest_urgent_again');
}
