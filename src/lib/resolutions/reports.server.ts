import type { Actor } from '#lib/accounts/actor.server.ts';
import { eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { readTemplate, templateFieldSchema, type Template } from '#lib/requests/template.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { refuseTerm, type ResolutionDone } from './registering.server.ts';
import { faultOf, wordsOf } from './registering-terms.ts';
import { findPlanned } from './report-finding.server.ts';
import { createReport } from './report-making.server.ts';
import { addReportSchema, renameSchema, templateSchema } from './report-schema.ts';
import {
	findResolution,
	mustBeOpen,
	recordForReport,
	recordForResolution,
	todayOf
} from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import type { DaysDone } from './step-moving.server.ts';
import { readTerm } from './terms.ts';

/**
 * Adds a report that a resolution asks for beside those it began with. Refuses NOT_FOUND whoever may not, INVALID a deadline that is
 * missing, past or before the resolution, NOT_NOW where it is closed. Sent twice with one id it acts once.
 */
export async function addReport(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(addReportSchema, input);
	const { directory, calendar } = await surroundingsOf(actor);
	return writeOnce(actor.installation.db, async (tx) => {
		const which = { id: typed.resolutionId, directory };
		const resolution = await findResolution(tx, actor, deeds.plan, which);
		const { id, kind, countedFrom } = typed;
		const known = await tx.report.findUnique({ where: { id }, select: { id: true } });
		if (known) {
			const subject = { subjectType: 'Resolution', subjectId: resolution.id } as never;
			return { id: resolution.id, eventId: await eventOfForm(tx, actor, subject, id) };
		}
		mustBeOpen(resolution);
		const today = todayOf(actor);
		const { date, receivedOn } = resolution;
		const term = readTerm(typed.due, { date, receivedOn, countedFrom, today }, calendar);
		if (term === null) return refuseField('due', 'calendar_problem_date_missing');
		if (typeof term === 'string') return refuseField('due', wordsOf(term));
		const fault = faultOf(term.due, resolution, today);
		if (fault) refuseTerm(actor, { field: 'due', ...fault });
		const { title, due, steps } = await createReport(tx, actor, resolution, { id, kind, term }, calendar);
		const eventId = await recordForResolution(tx, actor, deeds.plan, resolution, {
			after: { report: { id, kind, title, due, steps } }
		});
		return { id: resolution.id, eventId };
	});
}

/** Gives a report another title. Refuses as `moveTogether` does. */
export async function renameReport(actor: Actor, input: unknown): Promise<DaysDone> {
	const { id, version: seen, title } = parseInput(renameSchema, input);
	return writeReport(actor, { id, seen }, { title });
}

/**
 * Changes what each institution is asked of its point: the headings of the report. What has been asked already stays as it was asked.
 * Refuses as `moveTogether` does, and INVALID where no heading is left.
 */
export async function changeTemplate(actor: Actor, input: unknown): Promise<DaysDone> {
	const { id, version: seen, ids, titles, hints } = parseInput(templateSchema, input);
	const template: Template = titles.flatMap((title, at) => {
		if (title.trim() === '') return [];
		const field = {
			id: ids[at] || `field-${newId().slice(-8)}`,
			kind: 'TEXT',
			title,
			hint: hints[at] ?? null
		};
		return [parseInput(templateFieldSchema, field)];
	});
	if (template.length === 0) refuseField('titles', 'asking_problem_field_title');
	return writeReport(actor, { id, seen }, { template: JSON.stringify(template) });
}

async function writeReport(
	actor: Actor,
	{ id, seen }: { readonly id: string; readonly seen: number },
	after: { readonly title: string } | { readonly template: string }
): Promise<DaysDone> {
	const { directory } = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const report = await findPlanned(tx, actor, deeds.plan, { id, directory, seen });
		const { resolutionId, title, template } = report;
		const before = 'title' in after ? { title } : { template };
		if (JSON.stringify(before) === JSON.stringify(after)) return { resolutionId, eventId: null };
		await tx.report.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
		if ('template' in after)
			await tx.request.updateMany({ where: { subject: `report:${id}`, state: 'PREPARED' }, data: after });
		const eventId = await recordForReport(tx, actor, deeds.plan, report, {
			...{ before: told(before), after: told(after) }
		});
		return { resolutionId, eventId };
	});
}

/** As the journal tells it: a template by its headings. */
function told(state: { readonly title: string } | { readonly template: string }) {
	return 'title' in state ? state : { template: readTemplate(state.template) };
}
