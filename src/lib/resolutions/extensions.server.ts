import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { citationOf } from './citing.ts';
import { disorderOf, moveSteps } from './counting-back.ts';
import { moveDueTasks, moveTasksBack, type TasksMoved } from './extension-tasks.server.ts';
import { extendSchema, withdrawExtensionSchema } from './extension-schema.ts';
import { findPoint, mustBePointAsSeen, type FoundPoint } from './points-finding.server.ts';
import { surroundingsOf, type Surroundings } from './point-reading.server.ts';
import type { ResolutionDone } from './registering.server.ts';
import { findPlanned, readSteps, writeDays } from './report-finding.server.ts';
import {
	mayDo,
	mustBeOpen,
	recordForResolution,
	todayOf,
	type FoundReport,
	type FoundResolution
} from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { mustBeInOrder } from './step-moving.server.ts';

type Typed = Omit<z.output<typeof extendSchema>, 'files'>;

/** Whose deadline it is: a report's, or a point's. */
interface Extended {
	readonly resolution: FoundResolution;
	readonly report: FoundReport | null;
	readonly point: FoundPoint | null;
	readonly due: PlainDate;
}

/** What was done, and which of the chosen tasks went with it. */
export interface ExtensionDone extends ResolutionDone {
	readonly tasks: TasksMoved;
}

const noTasks: TasksMoved = { moved: [], left: [] };

/**
 * Records that the author moved a deadline, with the decision that says so; what it was stays to be seen. A report's steps go with it
 * where that is wanted, and the chosen tasks of its points by the tasks' own verb. An assistant prepares it, without the file. Refuses NOT_FOUND whoever may not; INVALID a day that is not later;
 * CONFLICT; NOT_NOW where there is no deadline, the report was sent or the resolution is closed. Sent twice with one id it acts once.
 */
export async function extend(actor: Actor, input: unknown): Promise<DoneOrPrepared<ExtensionDone>> {
	const { files, ...typed } = parseInput(extendSchema, input);
	const surroundings = await surroundingsOf(actor);
	const uploads = files.length > 0 ? await checkUploads(files) : [];
	if (uploads.length > 1) refuseField('files', 'files_problem_one');
	return writeOnce(actor.installation.db, async (tx) => {
		const same = await tx.resolutionExtension.findUnique({ where: { id: typed.id } });
		const extended = await findExtended(tx, actor, surroundings, same ? { ...typed, version: null } : typed);
		const { resolution } = extended;
		if (same) return { isPrepared: false as const, id: resolution.id, eventId: null, tasks: noTasks };
		mustBeLater(actor, typed, extended.due);
		if (!mayDo(actor, deeds.extend, resolution, surroundings.directory)) {
			if (uploads.length > 0) refuseField('files', 'resolutions_problem_prepared_file');
			await prepare(tx, actor, {
				...{ id: typed.id, deed: deeds.extend.name, input: typed },
				...{ subjectType: 'Resolution', subjectId: resolution.id }
			});
			return { isPrepared: true as const };
		}
		return {
			isPrepared: false as const,
			...(await write(tx, actor, surroundings, { typed, extended, uploads }))
		};
	});
}

/** What is extended, for whoever may prepare it. Refuses as `extend` does. */
export async function findExtended(
	tx: Transaction,
	actor: Actor,
	surroundings: Surroundings,
	{ reportId, pointId, version }: { reportId: string | null; pointId: string | null; version: number | null }
): Promise<Extended> {
	if ((reportId === null) === (pointId === null)) throw new Refusal('NOT_FOUND');
	const { directory } = surroundings;
	if (reportId !== null) {
		const which = { id: reportId, directory, ...(version === null ? {} : { seen: version }) };
		const report = await findPlanned(tx, actor, deeds.prepareExtend, which);
		if (report.due === null) throw notNow('resolutions_problem_no_day');
		return { resolution: report.resolution, report, point: null, due: report.due };
	}
	const found = await findPoint(tx, actor, deeds.prepareExtend, pointId!, surroundings);
	mustBeOpen(found.resolution);
	if (version !== null) await mustBePointAsSeen(tx, found.point, { seen: version, values: {} });
	if (found.point.due === null || found.point.endedOn !== null) throw notNow('resolutions_problem_no_day');
	return { ...found, report: null, due: found.point.due };
}

function mustBeLater(actor: Actor, { toDue, decidedOn }: Typed, due: PlainDate): void {
	if (toDue <= due)
		refuseField(
			'toDue',
			problemWith('resolutions_problem_not_later', { date: shortDate(due, actor.locale) })
		);
	if (decidedOn !== null && decidedOn > todayOf(actor))
		refuseField('decidedOn', 'resolutions_problem_future');
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ calendar }: Surroundings,
	{ typed, extended, uploads }: { typed: Typed; extended: Extended; uploads: readonly Upload[] }
): Promise<ExtensionDone> {
	const { resolution, report, point, due: fromDue } = extended;
	const { id, toDue, decision, decidedOn, reason } = typed;
	const at = actor.installation.clock.now();
	const attachmentId = uploads[0] ? await addAttachment(tx, { ...uploads[0], clockNow: at }) : null;
	const extension = { id, reportId: report?.id ?? null, pointId: point?.id ?? null, fromDue, toDue };
	await tx.resolutionExtension.create({
		data: {
			...{ ...extension, resolutionId: resolution.id, decision, decidedOn, reason, attachmentId, at },
			recordedBy: actor.name
		}
	});
	let steps: { before: object; after: object } | null = null;
	if (report) {
		const before = await readSteps(tx, report.id);
		const move = { what: 'REPORT', from: fromDue, to: toDue } as const;
		const after = typed.movesSteps ? moveSteps(before, move, calendar) : before;
		mustBeInOrder(actor, { due: toDue, steps: after }, calendar, 'toDue');
		await writeDays(tx, report, { due: toDue, originalDue: report.originalDue ?? fromDue, steps: after });
		steps = { before, after };
	} else await writePointDue(tx, point!.id, toDue);
	const tasks = await moveDueTasks(tx, actor, taskMove(extended, typed), typed.tasks);
	const eventId = await recordForResolution(tx, actor, deeds.extend, resolution, {
		before: { due: fromDue, ...(steps ? { steps: steps.before } : {}) },
		after: {
			...{ extension: { ...extension, decision, decidedOn, reason }, due: toDue },
			...(steps ? { steps: steps.after } : {}),
			...(tasks.moved.length ? { movedTasks: tasks.moved } : {})
		}
	});
	return { id: resolution.id, eventId, tasks };
}

/** How the deadlines of tasks go with it: by the author's decision, for the reason given. */
function taskMove({ resolution, point, due }: Extended, { toDue: to, decision, reason }: Typed) {
	const citation = citationOf(resolution);
	return {
		...{ resolutionId: resolution.id, pointId: point?.id ?? null, due, to, decision },
		reason: reason ?? m.resolutions_task_moved({ citation }, { locale: 'lv' })
	};
}

function writePointDue(tx: Transaction, id: string, due: PlainDate): Promise<unknown> {
	return tx.resolutionPoint.update({ where: { id }, data: { due, version: { increment: 1 } } });
}

/**
 * Withdraws an extension that was recorded by mistake: the deadline is again what it was, the tasks that went with it and were not
 * moved since go back, and so do a report's steps where they would come too late. Refuses NOT_FOUND whoever may not, NOT_NOW one that was withdrawn or that another followed.
 */
export async function withdrawExtension(
	actor: Actor,
	input: unknown,
	undoes?: string
): Promise<ResolutionDone> {
	const { id } = parseInput(withdrawExtensionSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const extension = await tx.resolutionExtension.findUnique({ where: { id } });
		if (!extension) throw new Refusal('NOT_FOUND');
		const { reportId, pointId, fromDue, toDue } = extension;
		const extended = await findExtended(tx, actor, surroundings, { reportId, pointId, version: null });
		const { resolution, report, point, due } = extended;
		if (!mayDo(actor, deeds.extend, resolution, surroundings.directory)) throw new Refusal('NOT_FOUND');
		if (extension.withdrawnAt !== null || due !== toDue) throw notNow('resolutions_problem_extension_over');
		await tx.resolutionExtension.update({
			where: { id },
			data: { withdrawnAt: actor.installation.clock.now(), withdrawnBy: actor.name }
		});
		if (report) {
			const before = await readSteps(tx, report.id);
			const isTooLate = disorderOf(before, fromDue, surroundings.calendar) !== null;
			const move = { what: 'REPORT', from: toDue, to: fromDue } as const;
			const steps = isTooLate ? moveSteps(before, move, surroundings.calendar) : before;
			await writeDays(tx, report, { due: fromDue, originalDue: report.originalDue, steps });
		} else await writePointDue(tx, point!.id, fromDue);
		const reason = m.resolutions_task_moved_back({ citation: citationOf(resolution) }, { locale: 'lv' });
		const movedTasks = await moveTasksBack(tx, actor, id, {
			...{ resolutionId: resolution.id, pointId, due: toDue, to: fromDue },
			...{ decision: extension.decision, reason }
		});
		const eventId = await recordForResolution(tx, actor, deeds.extend, resolution, {
			before: { due: toDue, extension: { id, isWithdrawn: false } },
			after: {
				...{ due: fromDue, extension: { id, isWithdrawn: true } },
				...(movedTasks.length ? { movedTasks } : {})
			},
			undoes
		});
		return { id: resolution.id, eventId };
	});
}
