import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readGiven } from './given.server.ts';
import { hearersOf, type CouncilAt } from './hearers.ts';
import { furthestAhead } from './ladder-reach.ts';
import { readLadders, type LaddersInUse } from './ladders-in-use.server.ts';
import { readOwedAmong, readReached, readTouched, type OwedRow } from './owed-tasks.server.ts';
import type { Facts, OwedTask } from './planner.ts';
import { readPlannedDays, unsaidAfter, widest, type Wide } from './planned-days.server.ts';
import { councilAt, readReach } from './reach.server.ts';
import { ever } from './rhythm.ts';
import { readSecretariat } from './secretariat.server.ts';

/** What a day's plan is made of, and how those in it are reached. */
export interface Gathered {
	readonly facts: Facts;
	readonly recipients: ReadonlyMap<string, Recipient>;
	readonly council: CouncilAt;
	readonly secretariat: ReadonlyMap<string, Recipient>;
}

/** What was changed longer ago than this is looked at on its next step only. */
const touchedDays = 31;

/**
 * Reads what may have to be said on a day: what has a step since the last planned day, and what was changed since. Few
 * statements, however many tasks there are, late or not.
 */
export async function gatherFacts(installation: Installation, date: PlainDate): Promise<Gathered> {
	const [calendar, reach, ladders] = await Promise.all([
		calendarOf(installation),
		readReach(installation),
		readLadders(installation)
	]);
	const [council, secretariat, planned] = await Promise.all([
		councilAt(installation, date, reach),
		readSecretariat(installation, reach),
		readPlannedDays(installation, calendar, date)
	]);
	const wide = widest(reach, planned, date);
	const touchedFrom = wide.since === ever ? date : latest(wide.since, addDays(date, -touchedDays));
	const { touchedOn, isCalendarChanged } = await readTouched(installation, touchedFrom);
	const isAnyChosen = reach.preferences.size > 0;
	const unsaidSince = unsaidAfter(planned, date, { isAnyChosen, isCalendarChanged });
	const tasks = await readTasks(installation, {
		...{ calendar, ladders, council, unsaidSince, wide, date, touched: [...touchedOn.keys()] },
		secretaries: [...secretariat.keys()]
	});
	const since = wide.since < unsaidSince ? wide.since : unsaidSince;
	const given = await readGiven(installation, { tasks, since, touchedOn, ladders: ladders.all });
	const { owed, recipients } = withHearers(tasks, { council, ladders, date, secretariat, touchedOn });
	return {
		facts: {
			...{ calendar, tasks: owed, secretariat: [...secretariat.keys()], given, planned, unsaidSince },
			preferences: reach.preferences
		},
		...{ recipients, council, secretariat }
	};
}

interface Reading {
	readonly calendar: WorkingCalendar;
	readonly ladders: LaddersInUse;
	readonly council: CouncilAt;
	readonly unsaidSince: PlainDate;
	readonly wide: Wide;
	readonly date: PlainDate;
	readonly touched: readonly string[];
	readonly secretaries: readonly string[];
}

async function readTasks(installation: Installation, reading: Reading): Promise<OwedRow[]> {
	const { calendar, unsaidSince, wide, date: today, touched } = reading;
	const ladders = reading.ladders.all;
	const rows = [
		...(await readReached(installation, calendar, ladders, { since: unsaidSince, today })),
		...(await readOwedAmong(installation, touched, addDays(today, furthestAhead(ladders))))
	];
	if (wide.recipientIds.size > 0)
		rows.push(
			...(await readReached(installation, calendar, ladders, { since: wide.since, today }, whereOf(reading)))
		);
	return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** The tasks that concern somebody of these: of the bodies in which they sit, or of the institutions that named them. */
function whereOf({ council, wide, secretaries }: Reading): Prisma.TaskWhereInput {
	if (secretaries.some((id) => wide.recipientIds.has(id))) return {};
	const placesOf = (places: CouncilAt['holders']) =>
		[...places].flatMap(([id, people]) =>
			people.some(({ personId }) => wide.recipientIds.has(personId)) ? [id] : []
		);
	const institutions = placesOf(council.contacts);
	const seats = [
		...placesOf(council.holders).flatMap((id) => council.directory.postIndex.get(id) ?? []),
		...council.directory.posts.filter(({ institutionIds }) =>
			institutionIds.some((id) => institutions.includes(id))
		)
	];
	return {
		OR: [
			{ bodyId: { in: [...new Set(seats.map(({ bodyId }) => bodyId))] } },
			{ assignments: { some: { institutionId: { in: institutions } } } }
		]
	};
}

function withHearers(
	tasks: readonly OwedRow[],
	at: {
		readonly council: CouncilAt;
		readonly ladders: LaddersInUse;
		readonly date: PlainDate;
		readonly secretariat: ReadonlyMap<string, Recipient>;
		readonly touchedOn: ReadonlyMap<string, PlainDate>;
	}
): { owed: OwedTask[]; recipients: Map<string, Recipient> } {
	const recipients = new Map(at.secretariat);
	const owed = tasks.map((task): OwedTask => {
		const hearers = hearersOf(at.council, { ...task, isRestricted: isRestricted(task, at.date) });
		for (const { recipientId, holder } of hearers)
			recipients.set(recipientId, {
				...holder,
				address: holder.address!,
				userId: recipients.get(recipientId)?.userId
			});
		return {
			...{ id: task.id, due: task.due!, registeredOn: task.registeredOn, hearers },
			...{ ladder: at.ladders.of(task), touchedOn: at.touchedOn.get(task.id) ?? null }
		};
	});
	return { owed, recipients };
}

function latest(a: PlainDate, b: PlainDate): PlainDate {
	return a > b ? a : b;
}
