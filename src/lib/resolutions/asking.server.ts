import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { addAsked, createRequest, type NewAsked } from '#lib/requests/request-making.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { citationOf } from './citing.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { findPlanned, readSteps } from './report-finding.server.ts';
import { askSchema } from './report-schema.ts';
import { recordForReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/** What was prepared to be asked: the request, and how many more of them are asked than before. */
export interface Asked {
	readonly requestId: string;
	readonly count: number;
	readonly eventId: string | null;
}

/**
 * Prepares what the institutions of the points are asked for a report, each of its points, by the day of that step; where it is there,
 * adds the points and institutions that came since. Nobody hears of it before it is sent from the request's own page. Refuses NOT_FOUND
 * whoever may not; NOT_NOW where no point has an institution, the report was sent or the resolution is closed. Twice is once.
 */
export async function ask(actor: Actor, input: unknown): Promise<Asked> {
	const { id, reportId } = parseInput(askSchema, input);
	const { directory } = await surroundingsOf(actor);
	return writeOnce(actor.installation.db, async (tx) => {
		const report = await findPlanned(tx, actor, deeds.ask, { id: reportId, directory });
		const points = await readOpenPoints(tx, report);
		if (points.every(({ institutions }) => institutions.length === 0))
			throw notNow('resolutions_problem_nobody');
		const known = await tx.request.findFirst({
			where: { subject: `report:${reportId}`, state: { not: 'CLOSED' } },
			select: { id: true }
		});
		const requestId = known?.id ?? id;
		if (!known) await make(tx, actor, report, requestId);
		const count = await complete(tx, actor, directory, { requestId, points });
		if (known && count === 0) return { requestId, count, eventId: null };
		const eventId = await recordForReport(tx, actor, deeds.ask, report, { after: { requestId, count } });
		return { requestId, count, eventId };
	});
}

async function make(tx: Transaction, actor: Actor, report: FoundReport, id: string): Promise<void> {
	const steps = await readSteps(tx, report.id);
	const due = steps.find(({ kind }) => kind === 'ANSWERS')?.due ?? null;
	await createRequest(tx, actor.installation, {
		...{ id, subject: `report:${report.id}`, title: report.title, text: textOf(report) },
		...{ template: readTemplate(report.template), due, bodyId: report.resolution.bodyId, asked: [] }
	});
}

/** Why it is asked, in Latvian as a letter is: the resolution, and by when its author wants to hear. */
function textOf({ resolution, due }: FoundReport): string {
	const options = { locale: 'lv' } as const;
	const citation = citationOf(resolution);
	const { subject } = resolution;
	if (due === null) return m.resolutions_request_text({ citation, subject }, options);
	const date = longDate(due, { case: 'dative' });
	return m.resolutions_request_text_due({ citation, subject, date }, options);
}

type OpenPoint = Awaited<ReturnType<typeof readOpenPoints>>[number];

function readOpenPoints(tx: Transaction, { resolutionId }: FoundReport) {
	return tx.resolutionPoint.findMany({
		where: { resolutionId, endedOn: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, code: true, text: true },
			institutions: { orderBy: { position: 'asc' }, select: { institutionId: true, role: true } }
		}
	});
}

/** Adds the parts and those asked that are not there yet; answers how many of these. */
async function complete(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ requestId, points }: { requestId: string; points: readonly OpenPoint[] }
): Promise<number> {
	const parts = await tx.requestPart.findMany({
		where: { requestId },
		select: { id: true, subject: true, position: true }
	});
	const bySubject = new Map(parts.map(({ id, subject }) => [subject, id]));
	let position = Math.max(-1, ...parts.map((part) => part.position));
	const today = todayOf(actor);
	const asked: NewAsked[] = [];
	for (const { id, code, text, institutions } of points) {
		const subject = `point:${id}`;
		if (institutions.length === 0) continue;
		if (!bySubject.has(subject)) {
			const part = { id: newId(), requestId, position: (position += 1), code, text, subject };
			await tx.requestPart.create({ data: part });
			bySubject.set(subject, part.id);
		}
		const partIds = [bySubject.get(subject)!];
		for (const { institutionId, role } of institutions)
			asked.push({
				...{ institutionId: institutionAt(directory, institutionId, today).institutionId, partIds },
				role: role as 'LEAD' | 'CO'
			});
	}
	return (await addAsked(tx, requestId, asked)).length;
}
