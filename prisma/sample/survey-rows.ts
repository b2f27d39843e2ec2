import { fold } from '#lib/latvian/letters.ts';
import { writePublished } from '#lib/municipalities/published-findings.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { figures, practices, survey, terms } from './survey.ts';

export interface SurveyRows {
	survey: Prisma.SurveyUncheckedCreateInput & { id: string };
	practices: Prisma.GoodPracticeCreateManyInput[];
}

interface Around {
	/** The council, before which the Centre laid them. */
	readonly bodyId: string;
	readonly clockNow: Date;
}

/** The rows of the survey that was held before the portal: what was published of it, before anybody here, too, and no answers. */
export function makeSurveyRows({ bodyId, clockNow }: Around): SurveyRows {
	const id = newId();
	const { document: provenance, year, title, asOf, source, gathered, bases, conclusions } = survey;
	const own = { isSample: true, provenance };
	const shown = { publishing: 'ALL', publishedAt: clockNow };
	const texts = practices.flatMap(({ area, texts }) => texts.map((text) => ({ area, text })));
	return {
		survey: {
			...{ id, year, title, asOf, bodyId, ...own, ...shown, createdAt: clockNow },
			published: writePublished({ source, gathered, bases, areBasesPrinted: false, figures, terms }),
			conclusions: conclusions.join('\n\n'),
			searchText: fold([year, title].join(' '))
		},
		practices: texts.map(({ area, text }, position) => ({
			...{ id: newId(), surveyId: id, area, position, text, isShown: true, searchText: fold(text), ...own }
		}))
	};
}
