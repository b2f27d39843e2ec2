import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { numberText } from '#lib/requests/figure-numbers.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { administratorName } from './administrators.ts';
import { isWithin } from './numbering.ts';
import { findProgramme, mayChange, type FoundProgramme } from './programme-finding.server.ts';
import { readAround, readMeasures, type ChapterRow, type MeasureRow } from './programme-reading.server.ts';
import { deeds } from './programmes.ts';
import { printedResults } from './printed-results.ts';
import type {
	ChapterOnPage,
	MeasureOnPage,
	ProgrammeHead,
	ProgrammePage,
	SumLine
} from './programme-view.ts';
import { comparisonWords, sumOf } from './sums.ts';

/** A programme for whoever may read it. Refuses NOT_FOUND. Three statements. */
export async function readProgrammePage(actor: Actor, id: string): Promise<ProgrammePage> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const { read } = actor.installation.db;
	const [measures, directory] = await Promise.all([readMeasures(read, id), directoryOf(actor.installation)]);
	const institutionIds = measures.flatMap(({ institutionId }) => institutionId ?? []);
	const programme = await findProgramme(read, actor, deeds.read, id, institutionIds);
	const { chapters, previous, next } = await readAround(read, id);
	const items = itemsOf(actor, directory, { programme, chapters, measures });
	const { order, orderedOn, orderedBy, basis, goals, tasks, statedTotal } = programme;
	return {
		head: headOf(actor, directory, programme),
		order: { order, orderedOn, orderedBy },
		...{ basis: html(basis), goals: html(goals), tasks: html(tasks), items, statedTotal, previous, next },
		sums: sumsOf(actor, directory, { programme, chapters, measures, items })
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
	const depthOf = (key: string) => chapters.filter((one) => isWithin(key, one.numberKey)).length;
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
			institution: administratorName(directory, institutionId, programme.year),
			results: printedResults(results, (value) => numberText(value, locale))
		};
		return { key: numberKey, item };
	});
	// By their bytes, as the databases sort them.
	return [...ofChapters, ...ofMeasures].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

const html = (text: string | null) => text && renderMarkdown(text);

function sumsOf(
	{ locale }: Actor,
	directory: Directory,
	{ programme, chapters, measures, items }: Numbered & { readonly items: ProgrammePage['items'] }
): ProgrammePage['sums'] {
	const { statedTotal, year } = programme;
	const all = sumOf(measures);
	const byInstitution = [...Map.groupBy(measures, ({ institutionId }) => institutionId)].map(
		([id, own]): SumLine => ({
			...{ ...sumOf(own), id: null, depth: 0 },
			label: administratorName(directory, id, year) ?? ''
		})
	);
	const keys = new Map(chapters.map(({ id, numberKey }) => [id, numberKey]));
	const byChapter = items.flatMap((item): SumLine[] => {
		const own = measures.filter(({ id, chapterId }) => {
			if (item.kind === 'MEASURE') return id === item.id && chapterId === null;
			const [key, chapterKey] = [keys.get(chapterId ?? ''), keys.get(item.id)!];
			return key !== undefined && (key === chapterKey || isWithin(key, chapterKey));
		});
		if (own.length === 0) return [];
		const depth = item.kind === 'CHAPTER' ? item.depth : 0;
		return [{ ...sumOf(own), id: item.id, label: `${item.number} ${item.title}`, depth }];
	});
	return {
		...{ all, byChapter, comparison: comparisonWords(all, statedTotal, locale) },
		agrees: statedTotal === null || statedTotal === all.funding,
		byInstitution: byInstitution.toSorted((a, b) => b.funding - a.funding)
	};
}
