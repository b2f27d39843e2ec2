import type { Actor } from '#lib/accounts/actor.server.ts';
import { isLead } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { postsOf } from '#lib/council/council.ts';
import { hearersOfInstitution, hearersOfSeat, type Hearer } from '#lib/council/hearing.server.ts';
import type { People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { QueuedBatch } from '#lib/mail/batches.server.ts';
import { queueVersion } from '#lib/meetings/version-mails.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import {
	bodiesOf,
	todayOf,
	type FoundReport,
	type ResolutionConcerned
} from './resolution-finding.server.ts';

/** What a mail with a version of a report carries: never its text, which is read when its link is opened. */
export interface CirculatedFacts {
	readonly reportId: string;
	readonly versionId: string;
	readonly linkId: string;
}

export const circulatedKind = 'report-circulated';

/** Mails to everybody who is asked to comment, except whoever sends them. To many they wait, and can be called back. */
export async function tellCirculated(
	tx: Transaction,
	actor: Actor,
	people: People,
	report: FoundReport,
	{ id, commentsUntil }: { readonly id: string; readonly commentsUntil: PlainDate }
): Promise<QueuedBatch> {
	const words = { title: report.title, date: shortDate(commentsUntil) };
	const readers = readersOf(people, report.resolution, todayOf(actor));
	const recipients = readers.map(({ personId, name, address, locale }) => ({
		...{ personId, userId: null, name, address, locale }
	}));
	return queueVersion(tx, actor, recipients, {
		...{ id, kind: circulatedKind, subject: reportSubject(report.id), commentsUntil },
		words: m.reports_batch(words, { locale: 'lv' }),
		factsOf: (linkId) => ({ reportId: report.id, versionId: id, linkId }) satisfies CirculatedFacts
	});
}

/** What the links to comment on a report by are about. */
export function reportSubject(reportId: string): string {
	return `report:${reportId}`;
}

/** Somebody who can be reached by mail. */
export interface Reader extends Hearer {
	readonly address: string;
}

/**
 * Who is asked to comment on a report, each once: whoever sits in the body whose matter the resolution is, who leads a body that steers
 * one of its points, and who hears for the institutions of its points. Those who cannot be reached are not among them.
 */
export function readersOf(people: People, resolution: ResolutionConcerned, today: PlainDate): Reader[] {
	const { directory } = people;
	const { bodyId, points } = resolution;
	const [own, ...steering] = bodiesOf(resolution).map((id) => postsOf(directory, id, today));
	const seats = [...own!, ...steering.flatMap((posts) => posts.filter(isLead))];
	const institutionIds = points.flatMap(({ institutions }) => institutions.map((one) => one.institutionId));
	const all = [
		...seats.flatMap(({ id }) => hearersOfSeat(people, id, today)),
		...[...new Set(institutionIds)].flatMap((id) => hearersOfInstitution(people, id, { bodyId, date: today }))
	];
	const reached = new Map<string, Reader>();
	for (const one of all)
		if (one.address !== null && !reached.has(one.personId))
			reached.set(one.personId, { ...one, address: one.address });
	return [...reached.values()];
}
