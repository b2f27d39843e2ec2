import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { addDays } from '#lib/calendar/days.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { aheadStatuses } from '#lib/meetings/meetings.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readReportOnPage, reportHead, type ReportOnPage } from './report-head.server.ts';
import { signedView } from './report-signed.server.ts';
import { todayOf } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/** The page on which a report is laid before the council, approved, signed, sent, published. Refuses NOT_FOUND whoever does not write it. */
export async function readApprovalPage(actor: Actor, id: string) {
	const report = await readReportOnPage(actor, id);
	const head = reportHead(actor, report);
	if (!head.mayEdit) throw new Refusal('NOT_FOUND');
	const { status, publishing } = report;
	const isDraft = status === 'DRAFT';
	const [meetings, item, documents, openComments] = await Promise.all([
		isDraft && report.itemId === null ? readMeetings(actor, report) : [],
		readItem(actor, report),
		readDocuments(actor, id),
		isDraft ? countOpen(actor, id) : 0
	]);
	return {
		...{ head, status, meetings, item, documents, openComments, today: todayOf(actor) },
		ids: {
			item: newId(),
			paper: newId(),
			version: newId(),
			approval: newId(),
			signed: newId(),
			form: newId()
		},
		facts: factsOf(actor, report),
		isPublished: publishing === 'ALL',
		// What an assistant sends goes before a secretary first.
		isPrepared: !can(actor, reportDeeds.approve),
		may: {
			lay: isDraft && report.itemId === null && can(actor, reportDeeds.lay),
			approve: isDraft && can(actor, reportDeeds.prepareApprove),
			sign: status === 'APPROVED' && can(actor, reportDeeds.sign),
			send: status === 'SIGNED' && can(actor, reportDeeds.prepareSend),
			reopen: (status === 'APPROVED' || status === 'SIGNED') && can(actor, reportDeeds.reopen),
			publish: !isDraft && can(actor, reportDeeds.preparePublish)
		},
		documentNumber: report.documentNumber
	};
}

/** Meetings to come in which the report's body takes part, for the choice of one. */
async function readMeetings(actor: Actor, { bodyId }: ReportOnPage) {
	const rows = await actor.installation.db.read.meeting.findMany({
		where: {
			...{ status: { in: [...aheadStatuses] }, kind: 'SITTING', bodies: { some: { bodyId } } },
			dateKey: { gte: addDays(todayOf(actor), -1) }
		},
		orderBy: [{ dateKey: 'asc' }, { id: 'asc' }],
		take: 50,
		select: { id: true, date: true, title: true }
	});
	return rows.map(({ id, date, title }) => ({
		value: id,
		label: [date ? shortDate(date, actor.locale) : m.reports_meeting_undated({}, actor), title]
			.filter(Boolean)
			.join(' · ')
	}));
}

/** The agenda item at which the council hears it, with what was decided there. */
async function readItem(actor: Actor, { itemId }: ReportOnPage) {
	if (itemId === null) return null;
	const { locale, installation } = actor;
	const rows = await installation.db.read.$queryRaw<
		{
			title: string;
			meetingId: string;
			date: string | null;
			decisionId: string | null;
			text: string | null;
		}[]
	>`
		SELECT i."title", i."meetingId", m."date", d."id" AS "decisionId", d."text"
		FROM "AgendaItem" i JOIN "Meeting" m ON m."id" = i."meetingId"
			LEFT JOIN "Decision" d ON d."itemId" = i."id"
		WHERE i."id" = ${itemId} ORDER BY d."position", d."id"`;
	const [first] = rows;
	if (!first) return null;
	return {
		...{ title: first.title, href: `/meetings/${first.meetingId}#item-${itemId}` },
		date: first.date && shortDate(first.date, locale),
		decisions: rows.flatMap(({ decisionId, text }) =>
			decisionId && text !== null ? { id: decisionId, text: plainText(text, 300), formId: newId() } : []
		)
	};
}

async function readDocuments(actor: Actor, reportId: string) {
	const rows = await actor.installation.db.read.reportDocument.findMany({
		where: { reportId, withdrawnAt: null },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { id: true, title: true, attachmentId: true, signatures: true, match: true }
	});
	return rows.map(({ id, title, attachmentId, ...row }) => ({
		...{ id, title, attachmentId },
		signed: signedView(row, actor)
	}));
}

function countOpen(actor: Actor, reportId: string): Promise<number> {
	return actor.installation.db.read.reportComment.count({
		where: { state: 'OPEN', reportVersion: { reportId } }
	});
}

/** What was recorded so far, in the order in which it happened. */
function factsOf({ locale }: Actor, report: ReportOnPage): { term: string; text: string }[] {
	const options = { locale };
	const date = (day: string | null) => day && shortDate(day, locale);
	const fact = (term: string, parts: readonly (string | null)[]) => {
		const text = parts.filter(Boolean).join(' · ');
		return text ? [{ term, text }] : [];
	};
	return [
		...fact(m.reports_fact_approved({}, options), [date(report.approvedOn), report.decision]),
		...fact(m.reports_fact_signed({}, options), [date(report.signedOn), report.signatory]),
		...fact(m.reports_fact_number({}, options), [report.documentNumber]),
		...fact(m.reports_fact_sent({}, options), [date(report.sentOn), report.sentTo, report.sentVia])
	];
}
