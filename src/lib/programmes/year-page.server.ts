import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import type { Directory } from '#lib/council/council.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { seesTask } from '#lib/tasks/visibility.ts';
import { wantsExplaining } from './measure-state.ts';
import { findProgramme, todayOf, type FoundProgramme } from './programme-finding.server.ts';
import { headOf } from './programme-page.server.ts';
import type { ProgrammeHead } from './programme-view.ts';
import { deeds, type ProgrammeState } from './programmes.ts';
import { readYear } from './year-reading.server.ts';
import {
	sumsByChapter,
	sumsByInstitution,
	sumUp,
	type MeasureYear,
	type ProgrammeYear,
	type SumYear
} from './year-view.ts';
import { hiddenWords, reachedSummary } from './year-words.ts';
import { yearDeeds } from './year.ts';
import { comparisonWords } from './sums.ts';
import { m } from '#i18n/generated/messages.js';

/** What a reader may do with the year of a programme: DO it, or only PREPARE it for a secretary. */
export type MayStep = 'DO' | 'PREPARE' | null;

/** How a programme goes. */
export interface YearPage {
	readonly head: ProgrammeHead;
	readonly measures: readonly MeasureYear[];
	readonly late: readonly MeasureYear[];
	/** Of how many it is to be said why not, before the year is closed. */
	readonly unexplained: readonly Pick<MeasureYear, 'id' | 'number'>[];
	readonly all: SumYear;
	/** How many were reached, in words. */
	readonly summary: string;
	readonly comparison: string;
	/** That what it adds up to is without what is not for this reader. */
	readonly hidden: string | null;
	readonly byChapter: readonly SumYear[];
	readonly byInstitution: readonly SumYear[];
	readonly isPublic: boolean;
	readonly may: YearMay;
}

export interface YearMay {
	readonly begin: MayStep;
	readonly close: MayStep;
	readonly publish: MayStep;
	/** What is begun now is late at once, and its owners are reminded. */
	readonly isOver: boolean;
}

/** What somebody may take a programme to, as it is now. */
export function yearMay(actor: Actor, { state, year }: { state: ProgrammeState; year: number }): YearMay {
	const may = (deed: Deed): MayStep => {
		if (can(actor, deed)) return 'DO';
		return can(actor, yearDeeds.prepare) ? 'PREPARE' : null;
	};
	return {
		begin: state === 'CLOSED' ? null : may(yearDeeds.begin),
		close: state === 'CURRENT' ? may(yearDeeds.close) : null,
		publish: may(yearDeeds.publish),
		isOver: year < Number(todayOf(actor).slice(0, 4))
	};
}

/** The year of a programme as its reader may know it. Refuses NOT_FOUND. Three statements. */
export async function readYearOf(
	actor: Actor,
	id: string
): Promise<{ programme: FoundProgramme; year: ProgrammeYear; directory: Directory }> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const { installation } = actor;
	const { yearOf, directory, today, institutionIds } = await readYear(installation, id);
	const programme = await findProgramme(installation.db.read, actor, deeds.read, id, institutionIds);
	return { programme, directory, year: yearOf(programme, (task) => seesTask(actor, task, today)) };
}

/** How a programme goes: by result and by money, by measure, chapter and institution, and what is late. Refuses NOT_FOUND. */
export async function readYearPage(actor: Actor, id: string): Promise<YearPage> {
	const { programme, year, directory } = await readYearOf(actor, id);
	const { locale } = actor;
	const all = sumUp(year.measures, '');
	return {
		head: headOf(actor, directory, programme),
		measures: year.measures,
		late: year.measures.filter(({ task }) => task?.isLate),
		unexplained: year.measures
			.filter((one) => !one.isHidden && wantsExplaining(one))
			.map(({ id, number }) => ({ id, number })),
		all,
		summary: reachedSummary(year.measures, locale),
		comparison: comparisonWords(all, year.statedTotal, locale),
		hidden: hiddenWords(all, locale),
		byChapter: sumsByChapter(year),
		byInstitution: sumsByInstitution(year, m.programmes_institution_none({}, { locale })),
		isPublic: programme.publishing === 'ALL',
		may: yearMay(actor, programme)
	};
}
