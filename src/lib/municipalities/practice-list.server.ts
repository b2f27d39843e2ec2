import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds } from './municipalities.ts';
import { areaNumbers, type AreaNumber } from './questions.ts';
import type { AreaPractices } from './survey-findings.ts';

/** Good practice as it is read. */
export interface PracticeRow {
	readonly id: string;
	readonly area: AreaNumber;
	/** As safe HTML. */
	readonly html: string;
	readonly link: string | null;
	/** Whose it is, where that is known. */
	readonly institution: { readonly id: string; readonly name: string } | null;
	/** In which survey it was told. */
	readonly year: number | null;
	readonly isShown: boolean;
}

/** A page of the collection, area by area. */
export interface PracticeList {
	readonly rows: readonly PracticeRow[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly query: string;
	readonly area: AreaNumber | null;
	/** How many there are of each area, of what is looked for. */
	readonly counts: Readonly<Partial<Record<AreaNumber, number>>>;
	readonly mayKeep: boolean;
}

const rowsOnPage = 30;
const longestQuery = 100;

/**
 * The good practice that matches an address; what the Centre does not show, only whoever keeps it sees. Four statements, however much
 * there is. Refuses NOT_FOUND whoever may not.
 */
export async function listPractices(actor: Actor, params: URLSearchParams): Promise<PracticeList> {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const mayKeep = can(actor, deeds.keepPractice);
	const query = (params.get('q') ?? '').trim().slice(0, longestQuery);
	const area = areaNumbers.find((one) => String(one) === params.get('area')) ?? null;
	const found = {
		...(mayKeep ? {} : { isShown: true }),
		isAccepted: true,
		AND: fold(query)
			.split(' ')
			.filter(Boolean)
			.map((word) => ({ searchText: { contains: word } }))
	};
	const [directory, groups] = await Promise.all([
		directoryOf(actor.installation),
		read.goodPractice.groupBy({ by: ['area'], where: found, _count: { _all: true } })
	]);
	const counts = Object.fromEntries(groups.map((one) => [one.area, one._count._all]));
	const total = groups
		.filter((one) => area === null || one.area === area)
		.reduce((sum, one) => sum + one._count._all, 0);
	const pages = Math.max(1, Math.ceil(total / rowsOnPage));
	const asked = Number(params.get('page') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	const rows = await read.goodPractice.findMany({
		where: { ...found, ...(area === null ? {} : { area }) },
		orderBy: [{ area: 'asc' }, { id: 'asc' }],
		skip: (page - 1) * rowsOnPage,
		take: rowsOnPage,
		include: { survey: { select: { year: true } } }
	});
	return {
		...{ total, page, pages, query, area, counts, mayKeep },
		rows: rows.map((row) => rowOf(directory, row, todayOf(actor)))
	};
}

interface Kept {
	readonly id: string;
	readonly area: number;
	readonly text: string;
	readonly link: string | null;
	readonly institutionId: string | null;
	readonly isShown: boolean;
	readonly survey: { readonly year: number } | null;
}

function rowOf(
	directory: Directory,
	{ institutionId, text, survey, ...row }: Kept,
	today: string
): PracticeRow {
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	return {
		...{ id: row.id, area: row.area as AreaNumber, link: row.link, isShown: row.isShown },
		...{ html: renderMarkdown(text), year: survey?.year ?? null },
		institution: isKnown ? { id: institutionId, name: nameAt(directory, institutionId, today).name } : null
	};
}

/** So much of it stands under the findings of a survey; the rest is in the collection. */
const mostShown = 100;

/** What is shown of a survey's good practice, area by area; without whose it is. One statement. */
export async function shownPractices(
	read: Pick<Reader, 'goodPractice'>,
	surveyId: string
): Promise<AreaPractices[]> {
	const rows = await read.goodPractice.findMany({
		where: { surveyId, isShown: true, isAccepted: true },
		orderBy: [{ area: 'asc' }, { position: 'asc' }, { id: 'asc' }],
		take: mostShown,
		select: { id: true, area: true, text: true, link: true }
	});
	const groups = Map.groupBy(rows, ({ area }) => area as AreaNumber);
	return [...groups].map(([area, all]) => ({
		area,
		practices: all.map(({ id, text, link }) => ({ id, text, html: renderMarkdown(text), link }))
	}));
}
