import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
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
	readonly comparison: string;
	readonly byChapter: readonly SumYear[];
	readonly byInstitution: readonly SumYear[];
	readonly isPublic: boolean;
	readonly may: YearMay;
}

export interface YearMay {
	readonly begin: MayStep;
	readonly close: MayStep;
	readonly publish: MayStep;
}

/** What somebody may take a programme to, as it is now. */
export function yearMay(actor: Actor, state: ProgrammeState): YearMay {
	const may = (deed: Deed): MayStep => {
		if (can(actor, deed)) return 'DO';
		return can(actor, yearDeeds.prepare) ? 'PREPARE' : null;
	};
	return {
		begin: state === 'CLOSED' ? null : may(yearDeeds.begin),
		close: state === 'CURRENT' ? may(yearDeeds.close) : null,
		publish: may(yearDeeds.publish)
	};
}

/** The year of a programme as its reader may know it. Refuses NOT_FOUND. Seven statements. */
export async function readYearOf(
	actor: Actor,
	id: string
): Promise<{ programme: FoundProgramme; year: ProgrammeYear }> {
	const { installation } = actor;
	const programme = await findProgramme(installation.db.read, actor, deeds.read, id);
	const calendar = await calendarOf(installation);
	const today = todayOf(actor);
	const sees = (task: { bodyId: string; restrictedUntil: string | null }) => seesTask(actor, task, today);
	return { programme, year: await readYear({ installation, seesTask: sees, calendar }, programme) };
}

/** How a programme goes: by result and by money, by measure, chapter and institution, and what is late. Refuses NOT_FOUND. */
export async function readYearPage(actor: Actor, id: string): Promise<YearPage> {
	const { programme, year } = await readYearOf(actor, id);
	const directory = await directoryOf(actor.installation);
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
		comparison: comparisonWords(all, year.statedTotal, locale),
		byChapter: sumsByChapter(year),
		byInstitution: sumsByInstitution(year, m.programmes_institution_none({}, { locale })),
		isPublic: programme.publishing === 'ALL',
		may: yearMay(actor, programme.state)
	};
}
