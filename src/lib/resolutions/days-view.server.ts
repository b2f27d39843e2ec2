import type { Actor } from '#lib/accounts/actor.server.ts';
import { readTemplate, type Template } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { distancesOf, usualDistances, type Distances } from './counting-back.ts';
import { citationOf } from './citing.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { findPlanned, readSteps } from './report-finding.server.ts';
import { deeds } from './resolutions.ts';
import { movedWord } from './step-words.ts';

/** What the page shows on which the days of a report are changed. */
export interface DaysPage {
	readonly head: { readonly id: string; readonly citation: string; readonly subject: string };
	readonly report: {
		readonly id: string;
		readonly title: string;
		readonly due: string | null;
		readonly version: number;
	};
	/** What can be moved: the steps that are not done, and the report's own deadline. */
	readonly movable: readonly { readonly value: string; readonly label: string; readonly due: string }[];
	readonly distances: Distances;
	readonly usual: Distances;
	readonly template: Template;
}

/** The days of a report, for whoever may change them. Refuses NOT_FOUND; NOT_NOW one that was sent or whose resolution is closed. */
export async function readDaysPage(
	actor: Actor,
	{ id, reportId }: { readonly id: string; readonly reportId: string }
): Promise<DaysPage> {
	const { directory, calendar } = await surroundingsOf(actor);
	if (!isId(reportId)) throw new Refusal('NOT_FOUND');
	const tx = actor.installation.db.read as unknown as Transaction;
	const report = await findPlanned(tx, actor, deeds.plan, { id: reportId, directory });
	if (report.resolutionId !== id) throw new Refusal('NOT_FOUND');
	const steps = await readSteps(tx, reportId);
	const { title, due, version, resolution, template } = report;
	const open = steps.filter(({ doneOn }) => doneOn === null);
	const movable = [...open, ...(due ? [{ kind: 'REPORT' as const, due }] : [])];
	return {
		head: { id, citation: citationOf(resolution, actor.locale), subject: resolution.subject },
		report: { id: reportId, title, due, version },
		movable: movable.map((one) => ({
			...{ value: one.kind, label: movedWord(one.kind, actor.locale), due: one.due }
		})),
		distances: due === null ? usualDistances : distancesOf(steps, due, calendar),
		...{ usual: usualDistances, template: readTemplate(template) }
	};
}
