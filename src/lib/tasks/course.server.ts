import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Database } from '#lib/server/database.server.ts';
import { entryColumns, viewEntry, type Entry } from './entries.ts';
import type { Status } from './tasks.ts';
import { visibleEntries } from './visibility.server.ts';

export type { Entry };

/** What happened to a task. */
export type Happening = Entry | Reminded | Registered;

/** The reminders of one day and one step. */
export interface Reminded {
	readonly type: 'REMINDED';
	readonly on: PlainDate;
	readonly step: string;
	/** The deadline they spoke of. */
	readonly due: PlainDate;
	/** How many were told. */
	readonly count: number;
	/** In which capacity: seats of the body as printed, institutions; the secretariat is not among them. */
	readonly capacities: readonly string[];
	readonly toSecretariat: boolean;
}

export interface Registered {
	readonly type: 'REGISTERED';
	readonly on: PlainDate;
}

interface Of {
	readonly id: string;
	readonly bodyId: string;
	readonly registeredOn: PlainDate;
	readonly status: Status;
}

/** The whole course of a task that somebody sees, the newest first, its registration last. Two statements. */
export async function readCourse(
	actor: Actor,
	number: number,
	today: PlainDate,
	directoryAndTask: Promise<{ directory: Directory; task: Of } | null>
): Promise<Happening[]> {
	const [records, notices, known] = await Promise.all([
		readEntries(actor, number, today),
		readNotices(actor.installation.db, number),
		directoryAndTask
	]);
	if (!known) return [];
	const { directory, task } = known;
	const reader = { standing: actor, locale: actor.locale, directory, task, today };
	const entries = records.map((record) => viewEntry(record, reader));
	const happenings: { key: string; happening: Happening }[] = [
		...entries.map((entry) => ({ key: `${entry.on} ${entry.time}`, happening: entry })),
		// Reminders are planned at 08.30.
		...groupNotices(notices, directory, task).map((one) => ({ key: `${one.on} 08.30`, happening: one }))
	];
	// The entries come newest first, and a stable sort keeps those of one minute so.
	happenings.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));
	return [...happenings.map((one) => one.happening), { type: 'REGISTERED', on: task.registeredOn }];
}

/** The newest first. */
function readEntries(actor: Actor, number: number, today: PlainDate) {
	return actor.installation.db.read.progressEntry.findMany({
		where: { AND: [{ task: { number } }, visibleEntries(actor, today)] },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: entryColumns
	});
}

interface Notice {
	readonly plannedOn: PlainDate;
	readonly step: string;
	readonly due: PlainDate;
	readonly recipientId: string;
	readonly postId: string | null;
	readonly institutionId: string | null;
}

/** Who was told, with the seats and the institutions they spoke for on that day. */
function readNotices({ read }: Database, number: number): Promise<Notice[]> {
	return read.$queryRaw<Notice[]>`
		SELECT n."plannedOn", n."step", n."due", n."recipientId", m."postId", c."institutionId"
		FROM "Task" t
		JOIN "ReminderNotice" n ON n."taskId" = t."id"
		LEFT JOIN "Membership" m ON m."personId" = n."recipientId"
			AND (m."startDate" IS NULL OR m."startDate" <= n."plannedOn")
			AND (m."endDate" IS NULL OR m."endDate" >= n."plannedOn")
		LEFT JOIN "InstitutionContact" c ON c."personId" = n."recipientId"
			AND (c."startDate" IS NULL OR c."startDate" <= n."plannedOn")
			AND (c."endDate" IS NULL OR c."endDate" >= n."plannedOn")
		WHERE t."number" = ${number}
		ORDER BY n."plannedOn" DESC, n."id"`;
}

function groupNotices(notices: readonly Notice[], directory: Directory, task: Of): Reminded[] {
	const groups = Map.groupBy(notices, ({ plannedOn, step, due }) => `${plannedOn} ${step} ${due}`);
	return [...groups.values()].map((group) => {
		const { plannedOn, step, due } = group[0]!;
		const people = [...Map.groupBy(group, ({ recipientId }) => recipientId).values()];
		const labels = people.map((rows) => labelOf(rows, directory, task));
		return {
			...{ type: 'REMINDED', on: plannedOn, step, due, count: people.length },
			capacities: [...new Set(labels.flatMap((label) => label ?? []))],
			toSecretariat: labels.includes(null)
		};
	});
}

/** A seat of the body; without one, the institution whose contact it is; with neither, it was the secretariat (null). */
function labelOf(rows: readonly Notice[], directory: Directory, { bodyId }: Of): string | null {
	const posts = rows.flatMap(({ postId }) => (postId ? (directory.postIndex.get(postId) ?? []) : []));
	const seat = posts.find((post) => post.bodyId === bodyId);
	if (seat) return seat.label;
	const { institutionId, plannedOn } = rows.find((row) => row.institutionId !== null) ?? {};
	return institutionId && plannedOn && directory.institutionIndex.has(institutionId)
		? institutionAt(directory, institutionId, plannedOn).label
		: null;
}
