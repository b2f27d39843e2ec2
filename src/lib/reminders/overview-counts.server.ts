import { systemActor } from '#lib/accounts/actor.server.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { countUnreached } from '#lib/council/people-list.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { countByBody, sum } from '#lib/tasks/counts.server.ts';
import { countMoves } from '#lib/tasks/extension-figures.server.ts';
import { countUnreachable } from '#lib/tasks/reach.server.ts';
import { silentWhere } from '#lib/tasks/where.server.ts';
import type { OverviewFacts } from './overview-facts.ts';

/*
 * Each number is that of a list in the portal, to which the overview links: whoever follows the link finds as many as were
 * counted, as long as nothing has changed.
 */

/** What the overview of a day counts. */
export async function overviewOf(installation: Installation, date: PlainDate): Promise<OverviewFacts> {
	const [tasks, terms, people] = await Promise.all([
		countTasks(installation, date),
		countTerms(installation, date),
		countPeople(installation, date)
	]);
	return { date, ...tasks, ...terms, ...people };
}

/** The last seven whole days. */
export function weekBefore(date: PlainDate) {
	return { from: addDays(date, -7), to: addDays(date, -1) };
}

async function countTasks(installation: Installation, date: PlainDate) {
	const [counts, silent] = await Promise.all([
		countByBody(systemActor(installation), date),
		installation.db.read.task.count({ where: { AND: [{ inRegister: true }, silentWhere(date)] } })
	]);
	const { late, week, submitted } = sum([...counts.values()]);
	const byBody = [...counts]
		.map(([bodyId, one]) => ({ bodyId, late: one.late }))
		.filter((one) => one.late > 0)
		.sort((a, b) => b.late - a.late || (a.bodyId < b.bodyId ? -1 : 1));
	return { late, week, submitted, silent, byBody };
}

async function countTerms(installation: Installation, date: PlainDate) {
	const [extensions, moved] = await Promise.all([
		installation.db.read.extensionRequest.count({ where: { state: 'ASKED' } }),
		countMoves(installation, weekBefore(date))
	]);
	return { extensions, moved };
}

async function countPeople(installation: Installation, date: PlainDate) {
	const { read } = installation.db;
	const [unknown, stopped, unaddressed, failing, failed] = await Promise.all([
		countUnreachable(systemActor(installation), date),
		countUnreached(installation, 'stopped', date),
		countUnreached(installation, 'none', date),
		read.mailAddress.count({ where: { failingSince: { not: null } } }),
		read.outboxMessage.count({ where: { state: 'FAILED' satisfies MailState } })
	]);
	return { unknown, stopped, unaddressed, failing, failed };
}
