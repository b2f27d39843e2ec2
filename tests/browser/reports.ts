import type { Actor } from '#lib/accounts/actor.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { dropPlan } from '#lib/resolutions/report-plan-tasks.server.ts';
import { answerAddress } from '#lib/requests/answer-links.server.ts';
import { reportSubject } from '#lib/resolutions/report-telling.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor } from '../setup/council.ts';
import { makeReport, makeReports, readText } from '../setup/reports.ts';

/** Reports of the council. */
export interface FoundReports {
	/** A draft that begins from another, went out twice, is commented on, and has a source that changed; no other test changes it. */
	draft: string;
	/** Sent and published. */
	sent: string;
	/** The same as the first, for forms: it goes its whole way. */
	worked: string;
	/** A paragraph of it whose source did not change; a theme. */
	paragraph: string;
	theme: string;
	/** What came of something that was planned before. */
	outcome: string;
	/** Nothing stands in it yet: it begins from another. */
	begun: string;
	/** The path of a link by which the first is commented on. */
	answer: string;
}

export async function makeBrowserReports(installation: Installation): Promise<FoundReports> {
	const { read } = installation.db;
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'padome' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const secretary: Actor = makeActor(installation, { userId, name, role: 'SECRETARY' });
	const { institutionId } = await read.institutionName.findFirstOrThrow({
		where: { name: 'Labklājības ministrija' }
	});
	const shown = await makeReports(secretary, bodyId, institutionId);
	const worked = await makeReports(secretary, bodyId, institutionId);
	// What came of it is told otherwise since the report was compiled.
	const { id: planId, version } = await read.reportPlan.findFirstOrThrow({
		where: { reportId: worked.sentReportId }
	});
	await dropPlan(secretary, { id: planId, version, isDropped: true });
	const begun = await makeReport(installation, bodyId, []);
	await installation.db.write((tx) =>
		tx.report.update({ where: { id: begun.id }, data: { previousId: shown.sentReportId } })
	);
	await plan(secretary, { id: newId(), bodyId, date: '12.05.2022.', startTime: '10.00' });
	const [section] = await readText(secretary, worked.writtenReportId);
	const outcome = await read.reportOutcome.findFirstOrThrow({ where: { reportId: worked.writtenReportId } });
	return {
		...{
			draft: shown.writtenReportId,
			sent: shown.sentReportId,
			worked: worked.writtenReportId,
			begun: begun.id
		},
		paragraph: section!.paragraphs.find(({ sourceKind }) => sourceKind === 'PREVIOUS')!.id,
		...{ theme: section!.id, outcome: outcome.id },
		answer: await makeAnswerPath(installation, shown.writtenReportId)
	};
}

/** The link of a mail that went to who is asked to comment. */
async function makeAnswerPath(installation: Installation, reportId: string): Promise<string> {
	const link = await installation.db.read.personalLink.findFirstOrThrow({
		where: { subject: reportSubject(reportId) }
	});
	return new URL(answerAddress(installation, link)).pathname;
}
