import { sortKey } from '#lib/latvian/letters.ts';
import { madeOf } from '#lib/resolutions/registering.server.ts';
import { reportTemplate } from '#lib/requests/template.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { dueKeyOf, searchTextOf } from '#lib/tasks/tasks.ts';
import {
	plansOf,
	report,
	resolution,
	sections,
	themesOf,
	type SampleKind,
	type SamplePlan
} from './report.ts';

export interface ReportRows {
	resolution: Prisma.ResolutionUncheckedCreateInput;
	report: Prisma.ReportUncheckedCreateInput & { id: string };
	sections: Prisma.ReportSectionCreateManyInput[];
	paragraphs: Prisma.ReportParagraphCreateManyInput[];
	plans: Prisma.ReportPlanCreateManyInput[];
	/** Born of the plans. */
	tasks: (Prisma.TaskCreateManyInput & { id: string })[];
	sources: Prisma.TaskSourceCreateManyInput[];
}

interface Around {
	/** The council, whose matter it is. */
	readonly bodyId: string;
	/** The item under which the council heard it. */
	readonly itemId: string;
	/** How many tasks there are before those. */
	readonly lastNumber: number;
	readonly clockNow: Date;
}

/** Under which field of a report's template each kind belongs; an assessment under none. */
const fields: Readonly<Record<SampleKind, string | null>> = {
	...{ ASSESSMENT: null, IN_FORCE: 'inForce', RISKS: 'problems', PROBLEMS: 'problems', MEASURES: 'done' },
	PLANNED: 'planned'
};

/**
 * The rows of the resolution and of its interim report: a report that was presented and of which nothing more is known, so it is
 * neither approved nor sent. What it plans is a list of its own, behind the themes. Nobody in particular owes it, and by no day: the
 * tasks are the council's, and not under control.
 */
export function makeReportRows({ bodyId, itemId, lastNumber, clockNow }: Around): ReportRows {
	const resolutionId = newId();
	const reportId = newId();
	const own = { isSample: true, provenance: report.document, createdAt: clockNow };
	const { number, issuer, subject } = resolution;
	const said = {
		...{ number, issuer, issuerName: null, date: null, receivedOn: null, documentNumber: null, subject },
		...{ text: null, control: null, bodyId, predecessorId: null }
	};
	const themes = themesOf(sections).map((section) => ({ id: newId(), ...section }));
	const plans = plansOf(sections).map((plan, index) => ({ id: newId(), position: index, ...plan }));
	const tasks = plans.map((plan, index) => taskRow(plan, { bodyId, number: lastNumber + index + 1 }));
	return {
		resolution: {
			...{ id: resolutionId, ...said, ...madeOf(said), ...own }
		},
		report: {
			...{
				id: reportId,
				resolutionId,
				kind: 'INTERIM',
				title: report.title,
				status: 'DRAFT',
				position: 1,
				itemId
			},
			...{ template: JSON.stringify(reportTemplate('lv')), ...own }
		},
		sections: themes.map(({ id, theme }, position) => ({
			...{ id, reportId, position, theme, isSample: true, provenance: `${report.document}, ${theme}` }
		})),
		paragraphs: themes.flatMap((section) => paragraphRows(reportId, section)),
		plans: plans.map(({ id, position, group, text, ...plan }, index) => ({
			...{ id, reportId, position, group, text, taskId: tasks[index]!.id },
			...{ isSample: true, provenance: placeOf({ group, text, ...plan }) }
		})),
		tasks,
		sources: plans.map((plan, index) => ({
			...{ id: newId(), taskId: tasks[index]!.id, kind: 'RESOLUTION', reference: resolution.cited },
			...{ author: issuer, provenance: placeOf(plan) }
		}))
	};
}

function paragraphRows(reportId: string, { id, paragraphs }: { id: string } & (typeof sections)[number]) {
	return paragraphs.map(({ kind, heading, text }, position) => ({
		...{ id: newId(), reportId, sectionId: id, position, field: fields[kind], heading, text }
	}));
}

function placeOf({ group, place }: SamplePlan): string {
	return [report.document, sections.at(-1)!.theme, group, `${place}.`].join(', ');
}

function taskRow(plan: SamplePlan & { position: number }, where: { bodyId: string; number: number }) {
	const { text: title, position } = plan;
	const said = { code: null, title, description: null, expectedResult: null };
	return {
		...{ id: newId(), ...where, ...said, parentId: null, position: position + 1, provenance: placeOf(plan) },
		...{ due: null, dueText: null, originalDue: null, dueKey: dueKeyOf(null) },
		...{ inRegister: true, underControl: false, registeredOn: report.presentedOn },
		...{ searchText: searchTextOf(said), sortKey: sortKey(title) }
	};
}
