import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Deed, type Seat } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import { mustBeAsSeen } from '#lib/council/changing.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import type { ControlClass, ReportKind, ReportStatus } from './resolutions.ts';

/*
 * What every change of a resolution and of its reports begins with: found for whoever may do it, as the writer saw it.
 */

export { mustBeAsSeen, todayOf };

const resolutionColumns = {
	...{ id: true, number: true, issuer: true, issuerName: true, date: true, receivedOn: true },
	...{ documentNumber: true, subject: true, text: true, control: true, bodyId: true, predecessorId: true },
	...{ closedOn: true, closedBy: true, closedNote: true, isSample: true, version: true },
	points: {
		orderBy: { position: 'asc' },
		select: { id: true, bodyId: true, institutions: { select: { institutionId: true } } }
	}
} as const;

type Reading = Pick<Transaction, 'resolution' | 'report'> | Pick<Reader, 'resolution' | 'report'>;

function readResolution(from: Reading, id: string) {
	return (from as Transaction).resolution.findUnique({ where: { id }, select: resolutionColumns });
}

type Row = NonNullable<Awaited<ReturnType<typeof readResolution>>>;

/** What decides who may do what with a resolution. */
export interface ResolutionConcerned {
	/** Whose matter it is. */
	readonly bodyId: string;
	readonly points: readonly {
		/** Which steers it. */
		readonly bodyId: string | null;
		readonly institutions: readonly { readonly institutionId: string }[];
	}[];
}

/** A resolution, as far as its verbs go, and those of its reports. */
export type FoundResolution = Omit<Row, 'control'> & { readonly control: ControlClass | null };

/** Which one, and the council of today, by which the institutions of its points are found in those who sit. */
export interface Which {
	readonly id: string;
	readonly directory: Directory;
}

/** A resolution for whoever may do that with it. Refuses NOT_FOUND. */
export async function findResolution(
	from: Reading,
	actor: Actor,
	deed: Deed,
	{ id, directory }: Which
): Promise<FoundResolution> {
	const found = await readResolution(from, id);
	if (!found || !mayDo(actor, deed, found, directory)) throw new Refusal('NOT_FOUND');
	return found as FoundResolution;
}

/** Refuses NOT_NOW what is changed of a resolution that is closed: it is reopened first, so that the record says who did, and why. */
export function mustBeOpen({ closedOn }: Pick<FoundResolution, 'closedOn'>): void {
	if (closedOn !== null) throw notNow('resolutions_problem_closed');
}

/** Whether somebody may do a thing with a resolution: asked of each body that it concerns and of all institutions that owe it. */
export function mayDo(
	actor: Actor,
	deed: Deed,
	resolution: ResolutionConcerned,
	directory: Directory
): boolean {
	const subject = {
		institutionIds: institutionsOf(resolution, directory, todayOf(actor)),
		// Whoever sits in the body whose matter it is.
		postIds: seatsOf(actor, [resolution.bodyId]).map(({ postId }) => postId)
	};
	return bodiesOf(resolution).some((bodyId) => can(actor, deed, { bodyId, ...subject }));
}

/** The body whose matter it is, and those that steer its points. */
export function bodiesOf({ bodyId, points }: ResolutionConcerned): string[] {
	return [...new Set([bodyId, ...points.flatMap((point) => point.bodyId ?? [])])];
}

function institutionsOf({ points }: ResolutionConcerned, directory: Directory, today: string): string[] {
	const named = points.flatMap(({ institutions }) => institutions.map(({ institutionId }) => institutionId));
	return [...new Set(named.flatMap((id) => [id, institutionAt(directory, id, today).institutionId]))];
}

function seatsOf({ seats }: Actor, bodyIds: readonly string[]): Seat[] {
	return seats.filter(({ bodyId, contactOf }) => !contactOf && bodyIds.includes(bodyId));
}

/** In which capacity somebody acts for a resolution, as it goes on the record: their office, or their seat. */
export function capacityFor(actor: Actor, deed: Deed, resolution: ResolutionConcerned): string {
	if (can({ ...actor, seats: [] }, deed)) return officeOf(actor);
	const own = seatsOf(actor, bodiesOf(resolution));
	const seat = own.find(isLead) ?? own[0] ?? actor.seats.find(({ contactOf }) => !contactOf);
	if (seat) return `${seat.label}, ${seat.bodyName}`;
	// The official whom an institution named, by a link.
	return actor.seats[0]?.label ?? officeOf(actor);
}

/** Records a change under its resolution, in the transaction of the change; answers the event's id. */
export function recordForResolution(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	resolution: ResolutionConcerned & { readonly id: string },
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, deed, resolution) },
		...{ subjectType: 'Resolution', subjectId: resolution.id, ...change }
	});
}

const reportColumns = {
	...{ id: true, resolutionId: true, kind: true, position: true, title: true, status: true, due: true },
	...{ originalDue: true, dueText: true, dueCount: true, dueUnit: true, template: true, introduction: true },
	...{ previousId: true, compiledAt: true, itemId: true, decisionId: true, approvedOn: true },
	...{ approvedBy: true, decision: true, signedOn: true, signatory: true, documentNumber: true },
	...{ sentOn: true, sentTo: true, sentVia: true, recordedBy: true, publishing: true, publishedAt: true },
	...{ isSample: true, createdAt: true, version: true },
	resolution: { select: resolutionColumns }
} as const;

function readReportRow(from: Reading, id: string) {
	return (from as Transaction).report.findUnique({ where: { id }, select: reportColumns });
}

type ReportRow = NonNullable<Awaited<ReturnType<typeof readReportRow>>>;

/** A report with its resolution, as far as its verbs go. */
export type FoundReport = Omit<ReportRow, 'kind' | 'status' | 'resolution'> & {
	readonly kind: ReportKind;
	readonly status: ReportStatus;
	readonly resolution: FoundResolution;
};

/** A report, whoever asks: for what the portal itself tells of it. */
export async function readReport(from: Reading, id: string): Promise<FoundReport | null> {
	return (await readReportRow(from, id)) as FoundReport | null;
}

/** A report for whoever may do that with it. Refuses NOT_FOUND. */
export async function findReport(
	from: Reading,
	actor: Actor,
	deed: Deed,
	{ id, directory }: Which
): Promise<FoundReport> {
	const found = await readReport(from, id);
	if (!found || !mayDo(actor, deed, found.resolution, directory)) throw new Refusal('NOT_FOUND');
	return found;
}

/** Records a change under its report, in the transaction of the change; answers the event's id. */
export function recordForReport(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ id, resolution }: { readonly id: string; readonly resolution: ResolutionConcerned },
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, deed, resolution) },
		...{ subjectType: 'Report', subjectId: id, ...change }
	});
}
