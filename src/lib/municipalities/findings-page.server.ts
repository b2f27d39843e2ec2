import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { areasOverYears, overYears, type KnownYear } from './findings-over-years.ts';
import { findingsByRegion, findingsOf } from './findings.ts';
import { keptSurveys, type KeptSurvey } from './kept-surveys.server.ts';
import { deeds, regions, type Region } from './municipalities.ts';
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

/** What came of the survey of a year. Refuses NOT_FOUND whoever may not, and a year without one. Three statements. */
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

/** In the public a region of fewer tells whose answers they are. */
const fewestInPublic = 3;

/**
 * The same for whoever has been asked already whether they may. `onlyPublic`: of published years alone, also beside it, and by region
 * only where each has enough answers: one that was left out could be told from the others. Three statements.
 */
export async function findingsOfYear(
	{ db }: Pick<Installation, 'db'>,
	year: string,
	wanted: string | null,
	{ onlyPublic = false } = {}
): Promise<SurveyFindings> {
	const all = await keptSurveys(db);
	const surveys = onlyPublic ? all.filter(isPublic) : all;
	const survey = surveys.find((one) => one.year === yearIn(year));
	if (!survey) throw new Refusal('NOT_FOUND');
	const { id, requestId, entries, marks, conclusions, publishedAt, isSample } = survey;
	const [asked, practices] = await Promise.all([
		requestId === null ? 0 : db.read.answer.count({ where: { requestId, withdrawnAt: null } }),
		shownPractices(db.read, id)
	]);
	const hidesRegions = onlyPublic && hasFewInRegion(survey);
	const region = (!hidesRegions && regions.find((one) => one === wanted)) || null;
	const isTold = (one: KeptSurvey) => region === null || !onlyPublic || !hasFewInRegion(one);
	const known = surveys.filter(isTold).map((one) => knownOf(one, region));
	return {
		...{ id, year: survey.year, title: survey.title, asOf: survey.asOf, version: survey.version },
		...{ region, practices, conclusions, publishedAt, isSample },
		// Answers of a time before the portal were asked of nobody here.
		asked: Math.max(asked, findingsOf(entries, marks).counted),
		...{
			findings: knownOf(survey, region).findings,
			byRegion: hidesRegions ? [] : findingsByRegion(entries, marks)
		},
		...{ overYears: overYears(known), areasOverYears: areasOverYears(known) },
		published: knownOf(survey, region).published,
		...{ isPublic: isPublic(survey), hidesRegions }
	};
}

function hasFewInRegion({ entries, marks }: KeptSurvey): boolean {
	return findingsByRegion(entries, marks).some(({ findings }) => findings.counted < fewestInPublic);
}

const isPublic = ({ publishing }: Pick<KeptSurvey, 'publishing'>) => publishing === 'ALL';

/** What is known of a year; what was answered here is counted here, whatever was printed. A print knows no regions. */
function knownOf({ year, entries, marks, published }: KeptSurvey, region: Region | null): KnownYear {
	if (entries.length > 0) return { year, findings: findingsOf(entries, marks, region), published: null };
	return { year, findings: null, published: region === null ? readPublished(published) : null };
}

/** What is known of every year, the earliest first. One statement. Refuses NOT_FOUND whoever may not. */
export async function knownYears(actor: Actor): Promise<KnownYear[]> {
	mustBeAble(actor, deeds.read);
	return (await keptSurveys(actor.installation.db)).map((one) => knownOf(one, null));
}

/** The surveys whose findings are published, the latest first. One statement. */
export async function publicSurveys({
	db
}: Pick<Installation, 'db'>): Promise<{ readonly year: number; readonly title: string }[]> {
	const surveys = await keptSurveys(db);
	return surveys
		.filter(isPublic)
		.map(({ year, title }) => ({ year, title }))
		.reverse();
}
