import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { findingsByRegion, findingsOf, type EntryGroup } from './findings.ts';
import { readEntryGroups, readMarkGroups, readOverYears } from './findings-reading.server.ts';
import { deeds, regions } from './municipalities.ts';
import { shownPractices } from './practice-list.server.ts';
import { readPublished } from './published-findings.ts';
import type { SurveyFindings } from './survey-findings.ts';
import { yearIn } from './survey-years.ts';

/** What a page shows of it. */
export interface FindingsPage extends Omit<SurveyFindings, 'conclusions'> {
	/** What was concluded, as safe HTML. */
	readonly html: string | null;
	readonly mayConclude: boolean;
	readonly mayPublish: boolean;
	/** What was concluded as it was written, for whoever may write it. */
	readonly written: string;
}

/** What came of the survey of a year. Refuses NOT_FOUND whoever may not, and a year without one. Six statements. */
export async function readFindingsPage(
	actor: Actor,
	year: string,
	params: URLSearchParams
): Promise<FindingsPage> {
	const { conclusions, ...found } = await readFindings(actor, year, params.get('region'));
	return {
		...found,
		html: conclusions && renderMarkdown(conclusions),
		mayConclude: can(actor, deeds.conclude),
		mayPublish: can(actor, deeds.publish),
		written: can(actor, deeds.conclude) ? (conclusions ?? '') : ''
	};
}

/** The same for a file. */
export async function readFindings(
	actor: Actor,
	year: string,
	region: string | null = null
): Promise<SurveyFindings> {
	mustBeAble(actor, deeds.read);
	return findingsOfYear(actor.installation, year, region);
}

/** The same for whoever has been asked already whether they may; `onlyPublic`: of published years alone, also beside it. */
export async function findingsOfYear(
	{ db: { read } }: Pick<Installation, 'db'>,
	year: string,
	wanted: string | null,
	{ onlyPublic = false } = {}
): Promise<SurveyFindings> {
	const where = onlyPublic ? { publishing: 'ALL' } : {};
	const surveys = await read.survey.findMany({ where, orderBy: { year: 'asc' } });
	const survey = surveys.find((one) => one.year === yearIn(year));
	if (!survey) throw new Refusal('NOT_FOUND');
	const { requestId } = survey;
	const [all, marks, asked, practices] = await Promise.all([
		readEntryGroups(read),
		readMarkGroups(read, survey.id),
		requestId === null ? 0 : read.answer.count({ where: { requestId, withdrawnAt: null } }),
		shownPractices(read, survey.id)
	]);
	const entries = all.filter((one) => surveys.some(({ year }) => year === one.year));
	const own: readonly EntryGroup[] = entries.filter((one) => one.year === survey.year);
	const region = regions.find((one) => one === wanted) ?? null;
	return {
		...{ id: survey.id, year: survey.year, title: survey.title, asOf: survey.asOf },
		...{ version: survey.version, region, practices, conclusions: survey.conclusions },
		// Answers of a time before the portal were asked of nobody here.
		asked: Math.max(asked, findingsOf(own, marks).counted),
		findings: own.length ? findingsOf(own, marks, region) : null,
		byRegion: findingsByRegion(own, marks),
		overYears: await readOverYears(read, entries, surveys),
		published: own.length ? null : readPublished(survey.published),
		...{ isPublic: survey.publishing === 'ALL', publishedAt: survey.publishedAt },
		isSample: survey.isSample
	};
}
