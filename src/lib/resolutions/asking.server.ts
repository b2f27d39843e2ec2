import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type DoneOrPrepared, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { askAtOnce } from '#lib/requests/asked-adding.server.ts';
import { askingDeeds } from '#lib/requests/asking.ts';
import { findRequest, mayDo } from '#lib/requests/request-finding.server.ts';
import { addAsked, createRequest, type NewAsked } from '#lib/requests/request-making.server.ts';
import type { Told } from '#lib/requests/request-telling.server.ts';
import { readTemplate } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { citationOf } from './citing.ts';
import { findPlanned, readSteps } from './report-finding.server.ts';
import { askSchema } from './report-schema.ts';
import { readReport, recordForReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/** What is asked: the request, and how many more of them are on it than before. */
export interface Asked {
	readonly requestId: string;
	readonly count: number;
	readonly eventId: string | null;
	/** Where it went out already: who of the new ones was told at once. */
	readonly told: Told | null;
}

/**
 * Prepares what the institutions of the points are asked for a report, each of its points, by the day of that step; where it is there,
 * adds the points and institutions that came since. Nobody hears of it before it is sent from the request's own page; where it was sent
 * already, those who came since are asked at once, and an assistant prepares that. Refuses NOT_FOUND whoever may not; NOT_NOW where no
 * point has an institution, the report was sent or the resolution is closed. Twice is once.
 */
export async function ask(actor: Actor, input: unknown): Promise<DoneOrPrepared<Asked>> {
	const typed = parseInput(askSchema, input);
	const { id, reportId } = typed;
	const people = await readPeople(actor.installation, todayOf(actor));
	const { directory } = people;
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
		const request = await findRequest(tx, requestId);
		const isOut = request.state === 'ASKED';
		if (isOut && !mayDo(actor, askingDeeds.askMore, request)) {
			await prepare(tx, actor, {
				...{ id, deed: deeds.ask.name, input: typed, subjectType: 'Report', subjectId: reportId }
			});
			return { isPrepared: true };
		}
		const ids = await complete(tx, actor, directory, { requestId, points });
		const done = { isPrepared: false as const, requestId, count: ids.length, told: null };
		if (known && ids.length === 0) return { ...done, eventId: null };
		const told = isOut ? await askAtOnce(tx, actor, { request, people }, { id, ids }) : null;
		const after = { requestId, count: ids.length };
		return { ...done, told, eventId: await recordForReport(tx, actor, deeds.ask, report, { after }) };
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

/** Adds the parts and those asked that are not there yet; answers the ids of these. */
async function complete(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ requestId, points }: { requestId: string; points: readonly OpenPoint[] }
): Promise<string[]> {
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
	return addAsked(tx, requestId, asked);
}

/** Asking those who came after a request went out, as an assistant prepares it and a secretary confirms. */
export const askingPrepared: PreparedKinds = {
	[deeds.ask.name]: {
		describe: async (actor, input) => {
			const report = await readReport(actor.installation.db.read, parseInput(askSchema, input).reportId);
			return m.resolutions_prepared_ask({ title: report?.title ?? '' }, { locale: actor.locale });
		},
		addressOf: async (_actor, input) => `/reports/${parseInput(askSchema, input).reportId}`,
		perform: performWith(ask)
	}
};
