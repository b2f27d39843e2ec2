import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { gatherFacts } from '#lib/reminders/gathering.server.ts';
import { planReminders } from '#lib/reminders/planner.ts';
import { remindDay } from '#lib/reminders/reminders.server.ts';
import { stoppedClock } from '#lib/server/clock.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { openInstallation, type Installation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { generateCouncil } from './council.ts';
import { printNote } from './table.ts';

/*
 * How long a day's reminders take to plan, and whether that follows what is due that day or what exists: the same council with
 * a tenth of the tasks and with all of them, of which ten years' worth are late and were told of many times.
 */

const sizes = [
	{ bodies: 50, people: 5_000, tasks: 10_000, events: 1_000 },
	{ bodies: 50, people: 5_000, tasks: 100_000, events: 1_000 }
];
const today = '2026-03-25';
const rounds = 3;

/** Prints what planning costs; answers whether it is as quick as the product promises. */
export async function measurePlanning(): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'padome-planning-'));
	try {
		let slowest = 0;
		for (const size of sizes) {
			const url = `file:${join(folder, `${size.tasks}.db`)}`;
			await migrate(url, 'prisma');
			const config = readConfig({
				DATABASE_URL: url,
				SECRET: 'a secret of the bench, long enough',
				LOG_LEVEL: 'error'
			});
			const clock = stoppedClock(`${today}T07:00:00Z`);
			const installation = { ...(await openInstallation(config, clock)), clock };
			try {
				await generateCouncil(installation, size, today);
				await spread(installation);
				slowest = Math.max(slowest, await measure(installation, size.tasks));
			} finally {
				await installation.db.close();
			}
		}
		return slowest < 3000;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A fifth of the tasks is owed, with deadlines of ten years; the late ones were told of each month to a holder of a seat. */
async function spread({ db }: Installation): Promise<void> {
	const tasks = await db.read.task.findMany({
		orderBy: { number: 'asc' },
		select: { id: true, number: true }
	});
	const dueOf = (number: number) => addDays(today, ((number * 7919) % 3700) - 3600);
	await db.write(
		async (tx) => {
			for (const { id, number } of tasks) {
				const due = dueOf(number);
				const state =
					number % 5 === 0
						? { status: 'IN_PROCESS', closedOn: null, closedAs: null }
						: { status: 'COMPLETED' };
				await tx.task.update({
					where: { id },
					data: { ...state, due, dueKey: due, originalDue: due, registeredOn: addDays(due, -200) }
				});
			}
			await tx.reminderDay.create({
				data: { date: addDays(today, -1), plannedAt: new Date(`${addDays(today, -1)}T07:00:00Z`) }
			});
			const notices = tasks.flatMap(({ id, number }) =>
				number % 5 === 0 ? noticesOf(id, dueOf(number)) : []
			);
			for (let at = 0; at < notices.length; at += 2000)
				await tx.reminderNotice.createMany({ data: notices.slice(at, at + 2000) });
		},
		{ timeout: 600_000 }
	);
}

function noticesOf(taskId: string, due: PlainDate) {
	const notices = [];
	for (let n = 1, day = addDays(due, 1); day < today; n += 1, day = addDays(day, n < 6 ? 7 : 30))
		notices.push({
			...{ id: newId(), taskId, recipientId: `somebody ${n % 3}`, due, step: `LATE_${n}` },
			...{ plannedOn: day, messageId: 'x' }
		});
	return notices;
}

async function measure(installation: Installation, tasks: number): Promise<number> {
	const notices = await installation.db.read.reminderNotice.count();
	let best = Infinity;
	let read = 0;
	for (let round = 0; round < rounds; round += 1) {
		const began = performance.now();
		const { facts } = await gatherFacts(installation, today);
		planReminders(facts, today);
		best = Math.min(best, performance.now() - began);
		read = facts.tasks.length;
	}
	const began = performance.now();
	const { digests } = await remindDay(installation, today);
	const queued = performance.now() - began;
	const items = digests.reduce((sum, digest) => sum + digest.items.length, 0);
	printNote(
		`planning ${tasks} tasks, ${notices} notices given before: ${best.toFixed(0)} ms for ${read} tasks read, ` +
			`${items} items in ${digests.length} digests (${queued.toFixed(0)} ms with queueing)`
	);
	return best;
}
