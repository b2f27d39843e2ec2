import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readGiven } from './given.server.ts';
import { hearersOf, type CouncilAt } from './hearers.ts';
import { furthestAhead } from './ladder-reach.ts';
import { readLadders, type LaddersInUse } from './ladders-in-use.server.ts';
import { readOwedAmong, readReached, readTouched, type OwedRow } from './owed-tasks.server.ts';
import type { Facts, OwedTask } from './planner.ts';
import { councilAt, readReach, type Reach } from './reach.server.ts';
import { ever, heldBackSince, hearsOfAllSince, mondayOf, type PlannedDays } from './rhythm.ts';
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
/** So far back a change of the calendar may have moved a step past the day on which it was to be told. */
const movedDays = 10;

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
	const [council, secretariat, days] = await Promise.all([
		councilAt(installation, date, reach),
		readSecretariat(installation, reach),
		readPlannedDays(installation, calendar, date)
	]);
	const wide = widest(reach, days, date);
	const touchedFrom = wide.since === ever ? date : latest(wide.since, addDays(date, -touchedDays));
	const { touchedOn, isCalendarChanged } = await readTouched(installation, touchedFrom);
	const planned = isCalendarChanged ? earlier(days) : days;
	const tasks = await readTasks(installation, {
		...{ calendar, ladders, council, planned, wide, date, touched: [...touchedOn.keys()] },
		isAnyChosen: reach.preferences.size > 0,
		secretaries: [...secretariat.keys()]
	});
	const since = [wide.since, planned.last ?? ever, heldBackSince(planned, date)].sort()[0]!;
	const given = await readGiven(installation, { tasks, since, touchedOn, ladders: ladders.all });
	const { owed, recipients } = withHearers(tasks, { council, ladders, date, secretariat, touchedOn });
	return {
		facts: {
			...{ calendar, tasks: owed, secretariat: [...secretariat.keys()], given, planned },
			preferences: reach.preferences
		},
		...{ recipients, council, secretariat }
	};
}

/** The days planned before one. A day to come is asked about as if every working day until then had been planned. */
async function readPlannedDays(
	installation: Installation,
	calendar: WorkingCalendar,
	date: PlainDate
): Promise<PlannedDays> {
	const { db, clock } = installation;
	const find = (where: Prisma.StringFilter, order: 'asc' | 'desc') =>
		db.read.reminderDay.findFirst({ where: { date: where }, orderBy: { date: order } });
	const last = (await find({ lt: date }, 'desc'))?.date ?? null;
	if (last === null) return { last, firstOfWeek: null };
	const before = calendar.workingDayOnOrBefore(addDays(date, -1));
	if (before > last && date > rigaDate(clock.now()) && !(await isSampleInstallation(installation)))
		return { last: before, firstOfWeek: calendar.workingDayOnOrAfter(mondayOf(before)) };
	return { last, firstOfWeek: (await find({ gte: mondayOf(last), lt: date }, 'asc'))!.date };
}

function earlier({ last, firstOfWeek }: PlannedDays): PlannedDays {
	const back = (day: PlainDate | null) => (day === null ? null : addDays(day, -movedDays));
	return { last: back(last), firstOfWeek: back(firstOfWeek) };
}

/** Who hears today of more than happened since the last planned day, and since when. */
interface Wide {
	readonly since: PlainDate;
	readonly recipientIds: ReadonlySet<string>;
}

function widest({ preferences }: Reach, planned: PlannedDays, date: PlainDate): Wide {
	const last = planned.last ?? ever;
	const wider = [...preferences].flatMap(([recipientId, preference]) => {
		const since = hearsOfAllSince(preference, planned, date);
		return since !== null && since < last ? [{ recipientId, since }] : [];
	});
	return {
		since: wider.map(({ since }) => since).sort()[0] ?? last,
		recipientIds: new Set(wider.map(({ recipientId }) => recipientId))
	};
}

interface Reading {
	readonly calendar: WorkingCalendar;
	readonly ladders: LaddersInUse;
	readonly council: CouncilAt;
	readonly planned: PlannedDays;
	readonly wide: Wide;
	readonly date: PlainDate;
	readonly touched: readonly string[];
	readonly isAnyChosen: boolean;
	readonly secretaries: readonly string[];
}

async function readTasks(installation: Installation, reading: Reading): Promise<OwedRow[]> {
	const { calendar, planned, wide, date: today, touched } = reading;
	const ladders = reading.ladders.all;
	// Where nobody chose anything, nothing was held back.
	const since = reading.isAnyChosen ? heldBackSince(planned, today) : (planned.last ?? ever);
	const rows = [
		...(await readReached(installation, calendar, ladders, { since, today })),
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
