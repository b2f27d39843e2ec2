import { searchTextOf, type SaidOfMeasure } from '#lib/programmes/measure-reading.ts';
import { numberKeyOf } from '#lib/programmes/numbering.ts';
import { madeOf } from '#lib/programmes/registering.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { chapters, measures, programme, type SampleMeasure } from './programme.ts';

export interface ProgrammeRows {
	programme: Prisma.ProgrammeUncheckedCreateInput & { id: string };
	chapters: (Prisma.ProgrammeChapterCreateManyInput & { id: string })[];
	measures: Prisma.MeasureCreateManyInput[];
	results: Prisma.MeasureResultCreateManyInput[];
}

interface Around {
	/** The council, which watches it. */
	readonly bodyId: string;
	readonly institutionIds: ReadonlyMap<string, string>;
	readonly clockNow: Date;
}

/**
 * The rows of the programme: registered as it is printed, and put before anybody, as the ministry published it. What was spent and achieved
 * in its year the document does not know, so nobody follows it.
 */
export function makeProgrammeRows({ bodyId, institutionIds, clockNow }: Around): ProgrammeRows {
	const id = newId();
	const { document, year, title, basis, total, orderedBy } = programme;
	const said = {
		...{ year, title, basis, order: null, orderedOn: null, orderedBy, goals: null, tasks: null },
		...{ statedTotal: total * 100, bodyId }
	};
	const shown = { publishing: 'ALL', publishedAt: clockNow };
	const own = { isSample: true, provenance: document, createdAt: clockNow, ...shown };
	const ofChapters = chapters.map((chapter) => ({
		...{ id: newId(), programmeId: id, ...chapter, numberKey: numberKeyOf(chapter.number) }
	}));
	const rows: ProgrammeRows = {
		programme: { id, ...said, ...madeOf(said), ...own },
		...{ chapters: ofChapters, measures: [], results: [] }
	};
	for (const measure of measures) {
		const chapter = ofChapters.filter(({ number }) => measure.number.startsWith(number)).at(-1);
		addMeasure(rows, measure, {
			...{ programmeId: id, chapterId: chapter?.id ?? null },
			institutionId: institutionIds.get(measure.institution)!
		});
	}
	return rows;
}

function addMeasure(
	rows: ProgrammeRows,
	{ number, title, justification, description, euro, results }: SampleMeasure,
	where: { programmeId: string; chapterId: string | null; institutionId: string }
): void {
	const measureId = newId();
	const ofResults = results.map(({ text, target = null, unit = null }) => ({
		...{ id: newId(), text, target, unit }
	}));
	const { programmeId, chapterId, institutionId } = where;
	const said: SaidOfMeasure = {
		...{ number, title, chapterId, justification, description, institutionId },
		...{ funding: euro * 100, due: null, dueText: null, results: ofResults }
	};
	const { results: _results, ...columns } = said;
	rows.measures.push({
		...{ id: measureId, programmeId, ...columns, numberKey: numberKeyOf(number) },
		...{ searchText: searchTextOf(said), isSample: true, provenance: `${programme.document}, ${number}` }
	});
	rows.results.push(...ofResults.map((result, position) => ({ ...result, measureId, position })));
}
