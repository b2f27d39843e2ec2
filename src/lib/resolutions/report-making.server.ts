import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { reportTemplate, type Template } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { reportTitle, type Cited } from './citing.ts';
import { countBack, type Distances, type Step } from './counting-back.ts';
import { todayOf } from './resolution-finding.server.ts';
import type { ReportKind } from './resolutions.ts';
import type { Term } from './terms.ts';

/** A report that is to be. */
export interface NewReport {
	/** The UUID that the form carried, or a new one. */
	readonly id: string;
	readonly kind: ReportKind;
	/** None: by when is not known; then it has no steps either. */
	readonly term: Term | null;
	/** Whatever is not said is usual. */
	readonly title?: string;
	readonly template?: Template;
	readonly distances?: Distances;
}

/** What was made, as it goes on the record. */
export interface MadeReport {
	readonly id: string;
	readonly kind: ReportKind;
	readonly title: string;
	readonly due: PlainDate | null;
	readonly steps: readonly Step[];
	/** Its steps stand closer together than usual. */
	readonly isSqueezed: boolean;
}

/**
 * Makes a report of a resolution with the days of its steps, in the transaction of whatever it belongs to; whoever calls it records
 * it. A final report begins from the last interim one.
 */
export async function createReport(
	tx: Transaction,
	actor: Actor,
	resolution: Cited & { readonly id: string },
	{ id, kind, term, distances, ...more }: NewReport,
	calendar: WorkingCalendar
): Promise<MadeReport> {
	const others = await tx.report.findMany({
		where: { resolutionId: resolution.id },
		orderBy: { position: 'desc' },
		select: { id: true, position: true }
	});
	const title = more.title ?? reportTitle(kind, resolution);
	const template = JSON.stringify(more.template ?? reportTemplate('lv'));
	const due = term?.due ?? null;
	const { steps, isSqueezed } = due
		? countBack(due, { today: todayOf(actor), ...(distances ? { distances } : {}) }, calendar)
		: { steps: [], isSqueezed: false };
	await tx.report.create({
		data: {
			...{ id, resolutionId: resolution.id, kind, title, template, due, originalDue: due },
			...{ dueText: term?.text ?? null, dueCount: term?.count ?? null, dueUnit: term?.unit ?? null },
			...{ position: (others[0]?.position ?? 0) + 1, previousId: others[0]?.id ?? null },
			createdAt: actor.installation.clock.now()
		}
	});
	await createSteps(tx, id, steps);
	return { id, kind, title, due, steps, isSqueezed };
}

/** The rows of a report's steps. */
export async function createSteps(tx: Transaction, reportId: string, steps: readonly Step[]): Promise<void> {
	await tx.reportStep.createMany({ data: steps.map((step) => ({ id: newId(), reportId, ...step })) });
}
