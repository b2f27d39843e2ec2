import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyById, bodyLabel, nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fullName } from '#lib/council/words.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { numberText } from '#lib/requests/figure-numbers.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findProgramme, mayChange, type FoundProgramme } from './programme-finding.server.ts';
import { readAround, readMeasures, type ChapterRow, type MeasureRow } from './programme-reading.server.ts';
import { deeds } from './programmes.ts';
import { printedResults } from './printed-results.ts';
import { readSums, type ProgrammeSums } from './sums.server.ts';
import type {
	ChapterOnPage,
	MeasureOnPage,
	ProgrammeHead,
	ProgrammePage,
	SumLine
} from './programme-view.ts';
import { comparisonWords } from './sums.ts';

/** A programme for whoever may read it. Refuses NOT_FOUND. Four statements. */
export async function readProgrammePage(actor: Actor, id: string): Promise<ProgrammePage> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const [measures, directory] = await Promise.all([readMeasures(read, id), directoryOf(actor.installation)]);
	const institutionIds = measures.flatMap(({ institutionId }) => institutionId ?? []);
	const programme = await findProgramme(read, actor, deeds.read, id, institutionIds);
	const [{ chapters, previous, next }, sums] = await Promise.all([readAround(read, id), readSums(read, id)]);
	const items = itemsOf(actor, directory, { programme, chapters, measures });
	const { order, orderedOn, orderedBy, basis, goals, tasks, statedTotal } = programme;
	return {
		head: headOf(actor, directory, programme),
		order: { order, orderedOn, orderedBy },
		...{ basis: html(basis), goals: html(goals), tasks: html(tasks), items, statedTotal, previous, next },
		sums: sumsOf(actor, directory, { programme, sums, items })
	};
}

/** What stands at the top of every page about a programme. */
export function headOf(
	actor: Actor,
	directory: Directory,
	programme: Pick<
		FoundProgramme,
		'id' | 'year' | 'title' | 'state' | 'bodyId' | 'isSample' | 'version' | 'institutionIds'
	>
): ProgrammeHead {
	const { id, year, title, state, isSample, version } = programme;
	const body = bodyById(directory, programme.bodyId);
	return {
		...{ id, year, title, state, isSample, version },
		body: body ? { slug: body.slug, label: bodyLabel(body, actor.locale) } : null,
		may: {
			edit: mayChange(actor, deeds.edit, programme),
			chapters: mayChange(actor, deeds.changeChapters, programme),
			measures: mayChange(actor, deeds.changeMeasures, programme),
			register: can(actor, deeds.register)
		}
	};
}

interface Numbered {
	readonly programme: FoundProgramme;
	readonly chapters: readonly ChapterRow[];
	readonly measures: readonly MeasureRow[];
}

function itemsOf({ locale }: Actor, directory: Directory, { programme, chapters, measures }: Numbered) {
	const depthOf = (key: string) => chapters.filter((one) => key.startsWith(`${one.numberKey} `)).length;
	const lastDay = `${programme.year}-12-31`;
	const ofChapters = chapters.map(({ id, number, numberKey, title, text, goals, tasks }) => {
		const texts = { text: html(text), goals: html(goals), tasks: html(tasks) };
		const item: ChapterOnPage = { kind: 'CHAPTER', id, number, title, ...texts, depth: depthOf(numberKey) };
		return { key: numberKey, item };
	});
	const ofMeasures = measures.map(({ numberKey, results, institutionId, ...row }) => {
		const { id, number, title, funding, due, dueText, taskId, chapterId } = row;
		const item: MeasureOnPage = {
			...{
				kind: 'MEASURE',
				id,
				number,
				title,
				funding,
				due,
				dueText,
				taskId,
				chapterId,
				depth: depthOf(numberKey)
			},
			...{ justification: html(row.justification), description: html(row.description) },
			institution: nameOf(directory, institutionId, lastDay),
			results: printedResults(results, (value) => numberText(value, locale))
		};
		return { key: numberKey, item };
	});
	// By their bytes, as the databases sort them.
	return [...ofChapters, ...ofMeasures].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

/** As it was called at the end of the programme's year. */
function nameOf(directory: Directory, id: string | null, date: string): string | null {
	return id !== null && directory.institutionIndex.has(id) ? fullName(nameAt(directory, id, date)) : null;
}

const html = (text: string | null) => text && renderMarkdown(text);

function sumsOf(
	{ locale }: Actor,
	directory: Directory,
	{
		programme,
		sums,
		items
	}: { programme: FoundProgramme; sums: ProgrammeSums; items: ProgrammePage['items'] }
): ProgrammePage['sums'] {
	const { statedTotal, year } = programme;
	const byChapter = items.flatMap((item): SumLine[] => {
		const { id } = item;
		const label = `${item.number} ${item.title}`;
		if (item.kind === 'CHAPTER') {
			const sum = sums.byChapter.get(item.id);
			return sum ? [{ ...sum, id, label, depth: item.depth }] : [];
		}
		if (item.chapterId !== null) return [];
		const unfunded = item.funding === null ? 1 : 0;
		return [{ measures: 1, funding: item.funding ?? 0, unfunded, id, label, depth: 0 }];
	});
	return {
		all: sums.all,
		comparison: comparisonWords(sums.all, statedTotal, locale),
		agrees: statedTotal === null || statedTotal === sums.all.funding,
		byInstitution: sums.byInstitution.map(({ institutionId, ...sum }) => ({
			...{ ...sum, id: null, depth: 0 },
			label: nameOf(directory, institutionId, `${year}-12-31`) ?? ''
		})),
		byChapter
	};
}
