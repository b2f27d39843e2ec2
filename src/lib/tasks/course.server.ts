import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate, rigaTime, type PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import type { Database } from '#lib/server/database.server.ts';
import { shapeOf, statusWord, type EntryKind, type Shape, type Status } from './tasks.ts';
import { visibleEntries } from './visibility.server.ts';

/** What happened to a task. */
export type Happening = Entry | Reminded | Registered;

export interface Entry {
	readonly type: 'ENTRY';
	readonly id: string;
	readonly kind: EntryKind;
	readonly on: PlainDate;
	readonly time: string;
	readonly author: string;
	readonly capacity: string;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
	/** Safe HTML; empty where nothing was written. */
	readonly html: string;
	/** Where it changed the status: what it became. */
	readonly status: { readonly word: string; readonly shape: Shape } | null;
	readonly isWithdrawn: boolean;
}

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
}

/** The whole course of a task that somebody sees, the newest first, its registration last. Two statements. */
export async function readCourse(
	actor: Actor,
	number: number,
	today: PlainDate,
	directoryAndTask: Promise<{ directory: Directory; task: Of } | null>
): Promise<Happening[]> {
	const [entries, notices, known] = await Promise.all([
		readEntries(actor, number, today),
		readNotices(actor.installation.db, number),
		directoryAndTask
	]);
	if (!known) return [];
	const { directory, task } = known;
	const happenings: { key: string; happening: Happening }[] = [
		...entries.map((entry) => ({ key: `${entry.on} ${entry.time}`, happening: entry })),
		// Reminders are planned at 08.30.
		...groupNotices(notices, directory, task).map((one) => ({ key: `${one.on} 08.30`, happening: one }))
	];
	// The entries come newest first, and a stable sort keeps those of one minute so.
	happenings.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));
	return [...happenings.map((one) => one.happening), { type: 'REGISTERED', on: task.registeredOn }];
}

async function readEntries(actor: Actor, number: number, today: PlainDate): Promise<Entry[]> {
	const { installation, locale } = actor;
	const rows = await installation.db.read.progressEntry.findMany({
		where: { AND: [{ task: { number } }, visibleEntries(actor, today)] },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: {
			...{ id: true, kind: true, at: true, text: true, statusBefore: true, statusAfter: true },
			...{ authorName: true, capacity: true, via: true, withdrawnAt: true }
		}
	});
	return rows.map((row) => ({
		type: 'ENTRY',
		id: row.id,
		kind: row.kind as EntryKind,
		on: rigaDate(row.at),
		time: rigaTime(row.at),
		author: row.authorName,
		capacity: row.capacity,
		via: row.via as Entry['via'],
		html: row.text && renderMarkdown(row.text),
		status: row.statusAfter === row.statusBefore ? null : viewStatus(row.statusAfter as Status, locale),
		isWithdrawn: row.withdrawnAt !== null
	}));
}

function viewStatus(status: Status, locale: Locale) {
	return { word: statusWord({ status }, locale), shape: shapeOf({ status }) };
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
