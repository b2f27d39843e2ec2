import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyOptions, institutionAt, nameAt, type Directory } from '#lib/council/council.ts';
import type { TaskFilter } from './filter.ts';

export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** What the register's filter offers, beside statuses and fixed periods. */
export interface Choices {
	readonly bodies: readonly Choice[];
	readonly institutions: readonly Choice[];
	readonly years: readonly string[];
}

/** Ended bodies and succeeded institutions are offered only where they are chosen: their tasks are found with their successor's. */
export function choicesOf(
	directory: Directory,
	{ firstDue, lastDue }: { readonly firstDue: PlainDate | null; readonly lastDue: PlainDate | null },
	{ institution, period }: TaskFilter,
	{ today, locale }: { today: PlainDate; locale: Locale }
): Choices {
	return {
		bodies: bodyOptions(directory, 'slug', { locale }),
		institutions: directory.institutions
			.filter(({ id }) => id === institution || institutionAt(directory, id, today).institutionId === id)
			.map(({ id }) => ({ value: id, label: institutionLabel(directory, id, today) })),
		years: yearsOf(firstDue, lastDue, period)
	};
}

function institutionLabel(directory: Directory, id: string, today: PlainDate): string {
	const { name, abbreviation } = nameAt(directory, id, today);
	return abbreviation && abbreviation !== name ? `${name} (${abbreviation})` : name;
}

const mostYears = 30;

function yearsOf(
	firstDue: PlainDate | null,
	lastDue: PlainDate | null,
	period: TaskFilter['period']
): string[] {
	const chosen = period !== null && /^\d{4}$/.test(period) ? [period] : [];
	if (firstDue === null || lastDue === null) return chosen;
	const first = Number(firstDue.slice(0, 4));
	const length = Math.min(Number(lastDue.slice(0, 4)) - first + 1, mostYears);
	const years = Array.from({ length }, (_, index) => String(first + index));
	return [...new Set([...years, ...chosen])].sort();
}
