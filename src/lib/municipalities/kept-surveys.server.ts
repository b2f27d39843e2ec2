import type { Database, Transaction } from '#lib/server/database.server.ts';
import { keptUntilChange, readRevisions } from '#lib/server/revisions.server.ts';
import { readEntryGroups, readMarkGroups } from './findings-reading.server.ts';
import type { EntryGroup, MarkGroup } from './findings.ts';

/*
 * The surveys with what was counted in each, kept in memory until one of them changes: a page of findings reads as little of the
 * database after ten years as after one.
 */

/** A survey with what its accepted answers say; of what nobody answered here, nothing. */
export type KeptSurvey = Awaited<ReturnType<typeof readRecords>>[number];

/** All surveys, the earliest first. Warm they cost one statement, shared by all who ask at once for what has changed. */
export async function keptSurveys(db: Database): Promise<readonly KeptSurvey[]> {
	return atRevision(db, (await readRevisions(db)).surveys);
}

/** To be done in the transaction of every change of a survey and of what is counted in it. */
export async function surveysChanged(tx: Transaction): Promise<void> {
	await tx.revision.update({ where: { id: 'surveys' }, data: { number: { increment: 1 } } });
}

const atRevision = keptUntilChange('surveys', readRecords);

async function readRecords({ read }: Database) {
	const [surveys, entries, marks] = await Promise.all([
		read.survey.findMany({ orderBy: { year: 'asc' }, omit: { searchText: true, provenance: true } }),
		readEntryGroups(read),
		readMarkGroups(read)
	]);
	const entriesOf = Map.groupBy(entries, ({ surveyId }) => surveyId);
	const marksOf = Map.groupBy(marks, ({ surveyId }) => surveyId);
	return surveys.map((survey) => ({
		...survey,
		entries: (entriesOf.get(survey.id) ?? []) as readonly EntryGroup[],
		marks: (marksOf.get(survey.id) ?? []) as readonly MarkGroup[]
	}));
}
