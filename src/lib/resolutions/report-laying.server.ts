import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { wordType } from '#lib/documents/word.server.ts';
import { m } from '#i18n/generated/messages.js';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { reportWordFile } from './report-files.server.ts';
import { readContent, serialise } from './report-content.ts';
import { makeContent } from './report-content-making.server.ts';
import { laySchema } from './report-versions-schema.ts';
import { makeVersion, mustBeUnchangedReport } from './report-versions.server.ts';
import { mustBeDraft } from './reports.ts';
import { findReport, recordForReport, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

export interface Laid {
	readonly reportId: string;
	readonly meetingId: string;
	readonly itemId: string;
}

/**
 * Lays the report before the council: an item that decides, on the agenda of a meeting that is to come, with the page of the version
 * that the report is now and its Word file as papers. Refuses NOT_FOUND whoever may not, NOT_NOW when the report is approved, CONFLICT
 * where it was changed meanwhile, and as the agenda does. Sent twice with one id it acts once.
 */
export async function layBeforeCouncil(actor: Actor, input: unknown): Promise<Laid> {
	const { id: itemId, paperId, versionId, reportId, version, meetingId } = parseInput(laySchema, input);
	const { installation } = actor;
	const directory = await directoryOf(installation);
	const find = (tx: Transaction) => findReport(tx, actor, reportDeeds.lay, { id: reportId, directory });
	const { report, number } = await writeOnce(installation.db, async (tx) => {
		const found = await find(tx);
		if (found.itemId !== itemId) {
			mustBeDraft(found);
			await mustBeUnchangedReport(tx, found, version);
		}
		const content = serialise(await makeContent(tx, actor, found, directory));
		const last = await lastVersion(tx, reportId);
		if (last?.sha256 === hashOf(content)) return { report: found, number: last.number };
		const made = await makeVersion(tx, actor, found, directory, {
			...{ id: versionId, kind: 'DRAFT', note: null, commentsUntil: null }
		});
		return { report: found, number: made.number };
	});
	const title = itemTitle(report);
	await addItem(actor, { id: itemId, meetingId, title, kind: 'DECISION' });
	await leavePapers(actor, {
		...{ id: paperId, meetingId, itemId, title: m.reports_paper_title({ number }, { locale: 'lv' }) },
		address: `${installation.config.origin}/reports/${reportId}/versions/${number}`,
		files: [await wordFile(actor, reportId, number)]
	});
	await installation.db.write(async (tx) => {
		const found = await find(tx);
		if (found.itemId === itemId) return;
		await tx.report.update({ where: { id: reportId }, data: { itemId, version: { increment: 1 } } });
		await recordForReport(tx, actor, reportDeeds.lay, found, {
			before: { itemId: found.itemId },
			after: { itemId, meetingId, number }
		});
	});
	return { reportId, meetingId, itemId };
}

function lastVersion(tx: Transaction, reportId: string) {
	return tx.reportVersion.findFirst({
		where: { reportId },
		orderBy: { number: 'desc' },
		select: { number: true, sha256: true }
	});
}

/** "Par starpziņojuma “…” apstiprināšanu". */
function itemTitle({ kind, resolution: { number } }: FoundReport): string {
	const options = { locale: 'lv' } as const;
	return kind === 'INTERIM'
		? m.reports_item_interim({ number }, options)
		: m.reports_item_final({ number }, options);
}

async function wordFile(actor: Actor, reportId: string, number: number): Promise<File> {
	const { content, at, kind } = await actor.installation.db.read.reportVersion.findUniqueOrThrow({
		where: { reportId_number: { reportId, number } },
		select: { content: true, at: true, kind: true }
	});
	const bytes = await reportWordFile(readContent(content), { madeAt: at, isDraft: kind === 'DRAFT' });
	return new File([bytes], m.reports_paper_file({ number }, { locale: 'lv' }), { type: wordType });
}
