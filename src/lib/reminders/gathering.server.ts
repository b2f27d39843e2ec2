import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { contactsAt, postHoldersAt } from '#lib/council/recipients.server.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { hearersOf, type CouncilAt } from './hearers.ts';
import { horizonDays } from './ladder.ts';
import type { Facts, Notice } from './planner.ts';

/** What a day's plan is made of, and how those in it are reached. */
export interface Gathered {
	readonly facts: Facts;
	readonly recipients: ReadonlyMap<string, Recipient>;
	readonly council: CouncilAt;
	readonly secretariat: ReadonlyMap<string, Recipient>;
}

/** Reported as done is not open: the ball is then with the chair or the secretariat. */
export const openStatuses = ['NEEDS_ACTION', 'IN_PROCESS'];

/** Reads what may have to be said on a day: what is late or soon due, not what the whole register holds. Few statements, however many tasks. */
export async function gatherFacts(installation: Installation, date: PlainDate): Promise<Gathered> {
	const [council, tasks, secretaries] = await Promise.all([
		councilAt(installation, date),
		readOwed(installation, date),
		readSecretariat(installation)
	]);
	const given = await readGiven(
		installation,
		tasks.map(({ id }) => id)
	);
	const recipients = new Map(secretaries);
	const owed = tasks.map((task) => {
		const hearers = hearersOf(council, { ...task, isRestricted: isRestricted(task, date) });
		for (const { recipientId, holder } of hearers)
			recipients.set(recipientId, {
				...holder,
				address: holder.address!,
				userId: recipients.get(recipientId)?.userId
			});
		return { id: task.id, due: task.due!, registeredOn: task.registeredOn, hearers };
	});
	return {
		...{ facts: { tasks: owed, secretariat: [...secretaries.keys()], given }, recipients },
		...{ council, secretariat: secretaries }
	};
}

/** The council on a day. */
export async function councilAt(installation: Installation, date: PlainDate): Promise<CouncilAt> {
	const [directory, holders, contacts] = await Promise.all([
		directoryOf(installation),
		postHoldersAt(installation, date),
		contactsAt(installation, date)
	]);
	return { directory, date, holders, contacts };
}

function readOwed({ db }: Installation, date: PlainDate) {
	return db.read.task.findMany({
		where: {
			inRegister: true,
			underControl: true,
			status: { in: openStatuses },
			// `dueKey` of a task without a deadline is 9999-12-31: it never comes this near.
			dueKey: { lte: addDays(date, horizonDays) }
		},
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		select: {
			...{ id: true, bodyId: true, due: true, registeredOn: true, restrictedUntil: true },
			assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
		}
	});
}

/** Secretaries and assistants who may sign in: by their person where they are one, so that nobody gets two digests. */
async function readSecretariat({ db }: Installation): Promise<Map<string, Recipient>> {
	const users = await db.read.user.findMany({
		where: { role: { in: ['SECRETARY', 'ASSISTANT'] }, disabledAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, email: true, locale: true, personId: true }
	});
	const people = await db.read.person.findMany({
		where: {
			OR: [
				{ id: { in: users.flatMap(({ personId }) => personId ?? []) } },
				{ email: { in: users.map(({ email }) => email) } }
			]
		},
		select: { id: true, email: true }
	});
	const idOf = (user: (typeof users)[number]) =>
		people.find(({ id, email }) => id === user.personId || email === user.email);
	return new Map(
		users.map((user): [string, Recipient] => {
			const person = idOf(user);
			const recipient: Recipient = {
				address: person?.email ?? user.email,
				name: user.name,
				userId: user.id,
				personId: person?.id ?? null,
				locale: user.locale === 'en' ? 'en' : 'lv'
			};
			return [person?.id ?? user.id, recipient];
		})
	);
}

/** In portions: neither database takes any number of values in one statement. */
async function readGiven({ db }: Installation, taskIds: readonly string[]): Promise<Notice[]> {
	const given: Notice[] = [];
	for (let from = 0; from < taskIds.length; from += 5000)
		given.push(
			...(await db.read.reminderNotice.findMany({
				where: { taskId: { in: taskIds.slice(from, from + 5000) } },
				select: { taskId: true, recipientId: true, due: true, step: true, plannedOn: true }
			}))
		);
	return given;
}
