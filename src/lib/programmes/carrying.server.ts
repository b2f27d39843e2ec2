import { addMonths } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { createChapter, saidOfChapter } from './chapters.server.ts';
import { saidOfRow } from './measure-reading.ts';
import { createMeasure } from './measure-rows.server.ts';

/** A programme of a year. */
interface OfYear {
	readonly id: string;
	readonly year: number;
}

/**
 * The chapters and measures of a programme in another, that begins from it: their words, numbers, money and results, with days as many
 * years later, and whoever holds an institution's duties today. What was spent and achieved stays where it is. Answers how many.
 */
export async function carryOver(
	tx: Transaction,
	directory: Directory,
	{ from, to, today }: { from: OfYear; to: OfYear; today: string }
): Promise<{ chapters: number; measures: number }> {
	const chapters = await tx.programmeChapter.findMany({ where: { programmeId: from.id } });
	const ids = new Map(chapters.map(({ id }) => [id, newId()]));
	for (const chapter of chapters)
		await createChapter(tx, { id: ids.get(chapter.id)!, programmeId: to.id }, saidOfChapter(chapter));
	const measures = await tx.measure.findMany({
		where: { programmeId: from.id },
		orderBy: [{ numberKey: 'asc' }, { id: 'asc' }],
		include: { results: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } }
	});
	for (const measure of measures) {
		const said = saidOfRow(measure);
		const { institutionId, chapterId, due } = said;
		await createMeasure(
			tx,
			{ id: newId(), programmeId: to.id, carriedFromId: measure.id },
			{
				...said,
				chapterId: chapterId && ids.get(chapterId)!,
				institutionId: institutionId && institutionAt(directory, institutionId, today).institutionId,
				...{ due: due && addMonths(due, (to.year - from.year) * 12), dueText: null },
				results: said.results.map((result) => ({ ...result, id: null }))
			}
		);
	}
	return { chapters: chapters.length, measures: measures.length };
}
