import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { createInside } from '#lib/tasks/creating.server.ts';
import { m } from '#i18n/generated/messages.js';
import { capacityFor, todayOf, type FoundProgramme } from './programme-finding.server.ts';

/* Each measure of a programme that goes on is followed by a task of its own. */

/** A measure that has got its task. */
export interface Followed {
	readonly id: string;
	readonly taskId: string;
	readonly number: number;
}

const columns = {
	...{ id: true, number: true, title: true, description: true, institutionId: true, due: true },
	dueText: true,
	results: {
		orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }],
		select: { text: true }
	}
};

type Row = Awaited<ReturnType<typeof readUnfollowed>>[number];

function readUnfollowed(tx: Transaction, programmeId: string) {
	return tx.measure.findMany({
		where: { programmeId, taskId: null },
		orderBy: [{ numberKey: 'asc' }, { id: 'asc' }],
		select: columns
	});
}

/** The same where the programme goes on already: a measure that comes later is followed at once. */
export async function followIfCurrent(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	programme: FoundProgramme
): Promise<void> {
	if (programme.state === 'CURRENT') await followMeasures(tx, actor, directory, programme);
}

/**
 * Makes the task of each measure that has none: led by whoever administers it, due when the measure is, or on the last day of the year;
 * under control, where whoever begins may take it. In the transaction of what makes it so; that one asked for the right.
 */
export async function followMeasures(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	programme: FoundProgramme
): Promise<Followed[]> {
	const followed: Followed[] = [];
	const capacity = capacityFor(actor, programme);
	for (const row of await readUnfollowed(tx, programme.id)) {
		const taskId = newId();
		const wording = [row.number, row.title, row.description].filter(Boolean).join(' ');
		const origin = { capacity, sourceId: newId(), wording, restriction: null };
		const { number } = await createInside(
			tx,
			actor,
			directory,
			taskOf(actor, directory, { programme, row, taskId }),
			origin
		);
		await tx.measure.update({ where: { id: row.id }, data: { taskId } });
		followed.push({ id: row.id, taskId, number });
	}
	return followed;
}

const latvian = { locale: 'lv' } as const;

function taskOf(
	actor: Actor,
	directory: Directory,
	{ programme, row, taskId }: { programme: FoundProgramme; row: Row; taskId: string }
) {
	const today = todayOf(actor);
	const { bodyId, title, year, orderedBy, orderedOn } = programme;
	const body = bodyById(directory, bodyId);
	const due = dueOf(programme, row);
	const lead = row.institutionId
		? [`i:${institutionAt(directory, row.institutionId, today).institutionId}`]
		: [];
	return {
		...{ id: taskId, bodyId, parentNumber: null, code: null, note: null, recurrence: null },
		...{ title: row.title, description: row.description, expectedResult: resultsText(row.results) },
		...{ due, dueText: row.dueText, lead, co: [], takeControl: true },
		sourceKind: 'OTHER' as const,
		sourceReference: citationOf(title, row.number),
		sourceAuthor: orderedBy ?? (body ? bodyLabel(body, 'lv') : title),
		sourceDate: sourceDate({ year, orderedOn, due, today })
	};
}

/** When a measure is to be there: on its day, or on the last of the programme's year. */
export function dueOf({ year }: Pick<FoundProgramme, 'year'>, { due }: { due: string | null }): string {
	return due ?? `${year}-12-31`;
}

/** How a measure is cited as the source of its task. */
export function citationOf(title: string, number: string): string {
	return m.measures_source({ title, number }, latvian).slice(-300);
}

/** What a task says of the results of its measure. */
export function resultsText(results: readonly { readonly text: string }[]): string | null {
	if (results.length === 0) return null;
	return results.map(({ text }) => (results.length > 1 ? `- ${text}` : text)).join('\n');
}

/** The day of the document; without one, or where a measure was due before it, the programme's first. No source is of a day to come. */
function sourceDate(when: { year: number; orderedOn: string | null; due: string; today: string }) {
	const { year, orderedOn, due, today } = when;
	if (orderedOn !== null && orderedOn <= due) return orderedOn;
	return [`${year}-01-01`, due, today].sort()[0]!;
}
