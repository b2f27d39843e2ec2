import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { safeFileName } from '#lib/documents/file-name.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readContent, type ReportContent } from './report-content.ts';
import { makeContent } from './report-content-making.server.ts';
import { reportSlidesFile, reportWordFile } from './report-files.server.ts';
import { findReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';
import { templateInUse } from './slide-template-reading.server.ts';

/** A report as a file; `name` without its ending. */
export interface ReportFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Said {
	readonly content: ReportContent;
	readonly madeAt: Date;
	readonly isDraft: boolean;
}

/**
 * A report as a Word file: one version of it, or, for whoever writes it, as it is now (when it is approved, as it was approved). Refuses
 * NOT_FOUND.
 */
export async function readReportWord(
	actor: Actor,
	{ id, number }: { readonly id: string; readonly number: number | null }
): Promise<ReportFile> {
	const { content, ...facts } = number === null ? await readNow(actor, id) : await readOne(actor, id, number);
	return { name: safeFileName(content.title), bytes: await reportWordFile(content, facts) };
}

/** The same as slides. */
export async function readReportSlides(actor: Actor, id: string): Promise<ReportFile> {
	const { content, madeAt } = await readNow(actor, id);
	const template = await templateInUse(actor.installation);
	return {
		name: safeFileName(content.title),
		bytes: reportSlidesFile(content, { madeAt, shownAt: null, template })
	};
}

async function readNow(actor: Actor, id: string): Promise<Said> {
	const { installation } = actor;
	const directory = await directoryOf(installation);
	const report = await findReport(installation.db.read, actor, reportDeeds.edit, { id, directory });
	if (report.status !== 'DRAFT') {
		const approved = await installation.db.read.reportVersion.findFirst({
			where: { reportId: id, kind: 'APPROVED' },
			orderBy: { number: 'desc' },
			select: { content: true, at: true }
		});
		if (approved) return { content: readContent(approved.content), madeAt: approved.at, isDraft: false };
	}
	const content = await makeContent(installation.db.read, actor, report, directory);
	return { content, madeAt: installation.clock.now(), isDraft: report.status === 'DRAFT' };
}

async function readOne(actor: Actor, id: string, number: number): Promise<Said> {
	const { installation } = actor;
	const directory = await directoryOf(installation);
	await findReport(installation.db.read, actor, reportDeeds.read, { id, directory });
	const version = Number.isSafeInteger(number)
		? await installation.db.read.reportVersion.findUnique({
				where: { reportId_number: { reportId: id, number } },
				select: { content: true, at: true, kind: true }
			})
		: null;
	if (!version) throw new Refusal('NOT_FOUND');
	const { content, at: madeAt, kind } = version;
	return { content: readContent(content), madeAt, isDraft: kind === 'DRAFT' };
}
