import type { SpecialDay, SpecialKind } from '#lib/calendar/working-calendar.ts';
import { daysOf, type CalendarEntry } from '#lib/calendar/special-days.ts';
import type { Transaction } from '#lib/server/database.server.ts';

/** One row of the table. */
export interface DayRow {
	readonly date: string;
	readonly kind: string;
	readonly pairedWith: string | null;
	readonly name: string | null;
	readonly source: string;
	readonly version: number;
}

/** An entry as rows hold it; null for the Saturday of a pair, which is told of with its free day. */
export function entryOf({ date, kind, pairedWith, name, source }: DayRow): CalendarEntry | null {
	if (kind === 'OFF') return { kind: 'MOVED', off: date, worked: pairedWith ?? '', source };
	return kind === 'HOLIDAY' || kind === 'FESTIVAL' ? { kind, date, name: name ?? '', source } : null;
}

/** The entry that a day is called by, or belongs to. */
export async function readEntry(
	tx: Transaction,
	day: string
): Promise<{ entry: CalendarEntry; version: number } | null> {
	const row = await tx.calendarDay.findUnique({ where: { date: day } });
	if (row?.kind === 'WORKED') return row.pairedWith ? readEntry(tx, row.pairedWith) : null;
	const entry = row && entryOf(row);
	return entry ? { entry, version: row.version } : null;
}

/** Every day of the table, as the rules look at it. */
export async function specialDays(tx: Transaction): Promise<SpecialDay[]> {
	const rows = await tx.calendarDay.findMany({ select: { date: true, kind: true } });
	return rows.map(({ date, kind }) => ({ date, kind: kind as SpecialKind }));
}

export async function removeEntry(tx: Transaction, entry: CalendarEntry): Promise<void> {
	await tx.calendarDay.deleteMany({ where: { date: { in: daysOf(entry).map(({ date }) => date) } } });
}

export async function writeEntry(tx: Transaction, entry: CalendarEntry, version: number): Promise<void> {
	const { source } = entry;
	const days = daysOf(entry).map(({ date, kind }) => ({
		...{ date, kind, source, version },
		name: entry.kind === 'MOVED' ? null : entry.name,
		pairedWith: entry.kind !== 'MOVED' ? null : kind === 'OFF' ? entry.worked : entry.off
	}));
	await tx.calendarDay.createMany({ data: days });
}

export async function readYear(tx: Transaction, year: string): Promise<{ source: string } | null> {
	return tx.calendarYear.findUnique({ where: { year }, select: { source: true } });
}

export async function writeYear(
	tx: Transaction,
	year: string,
	known: { source: string } | null
): Promise<void> {
	if (!known) {
		await tx.calendarYear.deleteMany({ where: { year } });
		return;
	}
	const data = { source: known.source };
	await tx.calendarYear.upsert({
		where: { year },
		create: { year, ...data },
		update: { ...data, version: { increment: 1 } }
	});
}
