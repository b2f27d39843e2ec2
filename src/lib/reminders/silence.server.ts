import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import { addDays, addMonths, rigaDate, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, institutionFamily, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shorten } from '#lib/documents/plain-text.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { titleForMail } from '#lib/tasks/visibility.ts';

/** An institution that said nothing of a task that it owes. */
export interface Silence {
	readonly institutionId: string;
	readonly task: Awaited<ReturnType<typeof readTasks>>[number];
	/** Its last report, or the day on which the task was registered. */
	readonly since: PlainDate;
}

const months = 6;
/** How long back a silence may have become too long and still be told: days on which nothing was planned are made up for. */
const madeUpDays = 45;
const longestTitle = 120;

/**
 * The silences that have lasted six months by a day, and not much longer: those were told. It reads what happened in that window,
 * not all that exists.
 */
export async function newSilences(installation: Installation, date: PlainDate): Promise<Silence[]> {
	const until = addMonths(date, -months);
	const from = addDays(until, -madeUpDays);
	const [directory, tasks] = await Promise.all([
		directoryOf(installation),
		readTasks(installation, from, until)
	]);
	return tasks.flatMap((task) => {
		const owners = new Set(task.assignments.flatMap(({ institutionId }) => institutionId ?? []));
		return [...owners]
			.map((institutionId) => ({ institutionId, task, since: silentSince(directory, task, institutionId) }))
			.filter(({ since }) => since >= from && since <= until);
	});
}

function readTasks({ db }: Installation, from: PlainDate, until: PlainDate) {
	const reported = { kind: { in: ['REPORTED', 'SUBMITTED'] }, withdrawnAt: null };
	const inWindow = { gte: startOfDay(from), lt: startOfDay(addDays(until, 1)) };
	return db.read.task.findMany({
		where: {
			...{ inRegister: true, underControl: true, status: { in: [...owedStatuses] } },
			assignments: { some: { institutionId: { not: null } } },
			OR: [{ registeredOn: { gte: from, lte: until } }, { progress: { some: { ...reported, at: inWindow } } }]
		},
		orderBy: { number: 'asc' },
		select: {
			...{ id: true, number: true, title: true, restrictedUntil: true, registeredOn: true },
			assignments: { select: { institutionId: true } },
			progress: { where: reported, select: { at: true, institutionId: true, postId: true } }
		}
	});
}

/** What was said in its name, under its predecessors' and successors' names too, or from a seat of it. */
function silentSince(
	directory: Directory,
	{ registeredOn, progress }: Silence['task'],
	institutionId: string
): PlainDate {
	const family = institutionFamily(directory, institutionId);
	const isTheirs = (entry: { institutionId: string | null; postId: string | null }) =>
		(entry.institutionId !== null && family.includes(entry.institutionId)) ||
		(directory.postIndex.get(entry.postId ?? '')?.institutionIds.some((id) => family.includes(id)) ?? false);
	return progress
		.filter(isTheirs)
		.map(({ at }) => rigaDate(at))
		.reduce((last, day) => (day > last ? day : last), registeredOn);
}

/** The secretariat is told of each silence once, all of a day in one mail. */
export const silenceWaiting: WaitingPart = {
	name: 'silence',
	isToldOnce: true,
	heading: (locale) => m.digest_waiting_silence({}, { locale }),
	async waitingFor(installation, readers, date) {
		const offices = readers.filter(({ standing: { role } }) => role === 'SECRETARY' || role === 'ASSISTANT');
		if (offices.length === 0) return new Map();
		const silences = await newSilences(installation, date);
		if (silences.length === 0) return new Map();
		const directory = await directoryOf(installation);
		const itemsIn = (locale: 'lv' | 'en') => silences.map((one) => itemOf(directory, one, date, locale));
		return new Map(offices.map(({ id, locale }) => [id, itemsIn(locale)]));
	}
};

function itemOf(
	directory: Directory,
	{ institutionId, task, since }: Silence,
	date: PlainDate,
	locale: 'lv' | 'en'
): WaitingItem {
	const who = institutionAt(directory, institutionId, date).label;
	const title = shorten(titleForMail(task, date, locale), longestTitle);
	return {
		...{ key: `${task.id} ${institutionId}`, path: `/tasks/${task.number}`, since },
		text: m.digest_waiting_silence_one({ who, title }, { locale })
	};
}
