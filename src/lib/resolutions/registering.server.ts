import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads } from '#lib/documents/uploads.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import type { z } from 'zod';
import { issuerKeyOf, numberKeyOf } from './citing.ts';
import { createDocuments } from './documents.server.ts';
import { readTerms, type TermFault } from './registering-terms.ts';
import { createReport, type MadeReport } from './report-making.server.ts';
import { recordForResolution, todayOf } from './resolution-finding.server.ts';
import { registerSchema } from './resolution-schema.ts';
import { deeds } from './resolutions.ts';

type Typed = z.output<typeof registerSchema>;

/** What is written of a resolution, without its reports and files. */
export type Said = Pick<
	Typed,
	| 'number'
	| 'issuer'
	| 'issuerName'
	| 'date'
	| 'receivedOn'
	| 'documentNumber'
	| 'subject'
	| 'text'
	| 'control'
	| 'bodyId'
	| 'predecessorId'
>;

/** What was done with a resolution, and the recorded change (null where nothing was different). */
export interface ResolutionDone {
	readonly id: string;
	readonly eventId: string | null;
}

/**
 * Registers a resolution with its letter's files and the reports that it asks for, their steps counted back. Refuses NOT_FOUND whoever
 * may not; INVALID a number of this issuer that is registered already, a deadline that is past, before the resolution or in the wrong
 * order, a file that is not what its name says. Sent twice with one id it acts once.
 */
export async function register(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(registerSchema, input);
	mustBeAble(actor, deeds.register);
	const { db } = actor.installation;
	const [directory, calendar] = await Promise.all([
		directoryOf(actor.installation),
		calendarOf(actor.installation)
	]);
	const uploads = typed.files.length > 0 ? await checkUploads(typed.files) : [];
	const said = saidOf(typed);
	return writeOnce(db, async (tx) => {
		const { id } = typed;
		if (await tx.resolution.findUnique({ where: { id }, select: { id: true } }))
			return { id, eventId: await eventOfForm(tx, actor, subjectOf(id), id) };
		await mustBeRight(tx, actor, directory, { id, ...said });
		const terms = readTerms(typed, todayOf(actor), calendar);
		if ('fault' in terms) refuseTerm(actor, terms.fault);
		await tx.resolution.create({
			data: { id, ...said, ...madeOf(said), createdAt: actor.installation.clock.now() }
		});
		const reports: MadeReport[] = [];
		for (const { kind, term } of terms.reports)
			reports.push(await createReport(tx, actor, { id, ...said }, { id: newId(), kind, term }, calendar));
		const documents = await createDocuments(tx, actor, {
			id: newId(),
			resolutionId: id,
			title: null,
			uploads
		});
		const eventId = await recordForResolution(
			tx,
			actor,
			deeds.register,
			{ id, bodyId: said.bodyId, points: [] },
			{ after: { id, ...said, reports: reports.map(recordedReport), documents } }
		);
		return { id, eventId };
	});
}

const subjectOf = (id: string) => ({ subjectType: 'Resolution', subjectId: id }) as never;

const recordedReport = ({ kind, title, due, steps }: MadeReport) => ({ kind, title, due, steps });

/** What of a form is written of the resolution itself. */
export function saidOf(typed: Said): Said {
	const { number, issuer, issuerName, date, receivedOn, documentNumber, subject } = typed;
	const { text, control, bodyId, predecessorId } = typed;
	return {
		...{ number, issuer, issuerName, date, receivedOn, documentNumber, subject },
		...{ text, control, bodyId, predecessorId }
	};
}

/** What is made of it: by what it is known, and found. */
export function madeOf({ number, issuer, issuerName, documentNumber, subject, text }: Said) {
	const words = [number, issuer, issuerName, documentNumber, subject, text].filter(Boolean).join(' ');
	return { numberKey: numberKeyOf(number), issuerKey: issuerKeyOf(issuer), searchText: fold(words) };
}

/** Refuses INVALID, at its field, what cannot be. */
export async function mustBeRight(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	said: Said & { readonly id: string }
): Promise<void> {
	const { id, number, date, receivedOn, bodyId, predecessorId } = said;
	const today = todayOf(actor);
	if (date !== null && date > today) refuseField('date', 'resolutions_problem_future');
	if (receivedOn !== null && receivedOn > today) refuseField('receivedOn', 'resolutions_problem_future');
	if (date !== null && receivedOn !== null && receivedOn < date)
		refuseField('receivedOn', 'resolutions_problem_received_before');
	if (!bodyById(directory, bodyId)) refuseField('bodyId', 'resolutions_problem_body');
	const twin = await findTwin(tx, said);
	if (twin && twin.id !== id)
		refuseField('number', problemWith('resolutions_problem_twice', { number, subject: twin.subject }));
	if (predecessorId === null) return;
	const predecessor = await tx.resolution.findUnique({ where: { id: predecessorId }, select: { id: true } });
	if (!predecessor || (await goesRound(tx, id, predecessorId)))
		refuseField('predecessorId', 'resolutions_problem_predecessor');
}

/** Whether a resolution would follow up itself. */
async function goesRound(tx: Transaction, id: string, predecessorId: string): Promise<boolean> {
	const seen = new Set<string>([id]);
	for (let at: string | null = predecessorId; at !== null;) {
		if (seen.has(at)) return true;
		seen.add(at);
		const row: { predecessorId: string | null } | null = await tx.resolution.findUnique({
			where: { id: at },
			select: { predecessorId: true }
		});
		at = row?.predecessorId ?? null;
	}
	return false;
}

/** The resolution that is registered already under this number of this issuer. */
export async function findTwin(
	from: Pick<Transaction, 'resolution'>,
	{ number, issuer }: Pick<Said, 'number' | 'issuer'>
): Promise<{ readonly id: string; readonly subject: string } | null> {
	const key = { issuerKey: issuerKeyOf(issuer), numberKey: numberKeyOf(number) };
	return from.resolution.findUnique({
		where: { issuerKey_numberKey: key },
		select: { id: true, subject: true }
	});
}

/** Refuses INVALID a deadline at its field, in words that name the day. */
export function refuseTerm({ locale }: Actor, { field, problem, date }: TermFault): never {
	return refuseField(field, date ? problemWith(problem, { date: dayWords(date, locale) }) : problem);
}

const dayWords = (date: PlainDate, locale: Actor['locale']) => shortDate(date, locale);
