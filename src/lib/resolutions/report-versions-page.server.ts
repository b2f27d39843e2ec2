import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { Piece } from '#lib/audit/text-diff.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { isBy } from '#lib/meetings/comments.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { compareParagraphs } from '#lib/meetings/minutes-comparing.ts';
import type { MinutesParagraph } from '#lib/meetings/minutes-paragraphs.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { reportCommentState, type ReportCommentView } from './report-comment-view.ts';
import { takesComments } from './report-comments.server.ts';
import { readContent, type ReportContent } from './report-content.ts';
import { readReportOnPage, reportHead } from './report-head.server.ts';
import { shownVersion } from './report-version-text.ts';
import { todayOf } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/** A version among the others. */
export interface VersionLine {
	readonly number: number;
	readonly label: string;
	readonly at: string;
	readonly madeBy: string;
	readonly note: string | null;
	readonly until: string | null;
	readonly comments: number;
}

/** The versions of a report, the newest first, and what was said of them. Refuses NOT_FOUND. */
export async function readVersionsPage(actor: Actor, id: string) {
	const report = await readReportOnPage(actor, id);
	const [versions, comments] = await Promise.all([readLines(actor, id), readComments(actor, id)]);
	const counts = Map.groupBy(comments, ({ number }) => number);
	return {
		head: reportHead(actor, report),
		versions: versions.map((line) => ({ ...line, comments: counts.get(line.number)?.length ?? 0 })),
		waiting: comments.filter(({ isOpen }) => isOpen),
		answered: comments.filter(({ isOpen }) => !isOpen),
		mayAnswer: report.status === 'DRAFT' && can(actor, reportDeeds.answerComment),
		mayCirculate: report.status === 'DRAFT' && can(actor, reportDeeds.prepareCirculate),
		// An assistant's goes before a secretary first.
		isPrepared: !can(actor, reportDeeds.circulate)
	};
}

async function readLines(actor: Actor, reportId: string): Promise<VersionLine[]> {
	const rows = await actor.installation.db.read.reportVersion.findMany({
		where: { reportId },
		orderBy: { number: 'desc' },
		select: { number: true, kind: true, at: true, madeBy: true, note: true, commentsUntil: true }
	});
	return rows.map((row) => lineOf(actor, row));
}

interface Row {
	readonly number: number;
	readonly kind: string;
	readonly at: Date;
	readonly madeBy: string;
	readonly note: string | null;
	readonly commentsUntil: string | null;
}

function lineOf({ locale }: Actor, { number, kind, at, commentsUntil, ...row }: Row): VersionLine {
	return {
		...{ ...row, number, label: versionLabel({ number, kind }, locale), comments: 0 },
		at: momentOf(at, locale),
		until: commentsUntil && shortDate(commentsUntil, locale)
	};
}

function versionLabel({ number, kind }: Pick<Row, 'number' | 'kind'>, locale: Actor['locale']): string {
	return kind === 'APPROVED'
		? m.reports_version_approved({ number }, { locale })
		: m.reports_version({ number }, { locale });
}

const momentOf = (at: Date, locale: Actor['locale']) => `${shortDate(rigaDate(at), locale)} ${rigaTime(at)}`;

/** What was said of a report, or of one version of it, in the order in which it was said. */
export async function readComments(
	actor: Actor,
	reportId: string,
	number?: number
): Promise<ReportCommentView[]> {
	const { locale } = actor;
	const rows = await actor.installation.db.read.$queryRaw<CommentRow[]>`
		SELECT c."id", c."version", c."authorName", c."capacity", c."at", c."text", c."place", c."quote", c."state",
			c."answer", c."answeredBy", c."userId", c."personId", v."number"
		FROM "ReportComment" c JOIN "ReportVersion" v ON v."id" = c."versionId"
		WHERE v."reportId" = ${reportId} AND (${number ?? 0} = 0 OR v."number" = ${number ?? 0})
		ORDER BY c."at", c."id"`;
	return rows.map((row) => ({
		...{ id: row.id, version: Number(row.version), author: row.authorName, capacity: row.capacity },
		...{ at: momentOf(new Date(row.at), locale), html: renderMarkdown(row.text), place: row.place },
		...{ quote: row.quote, number: Number(row.number), state: reportCommentState(row.state, locale) },
		...{ isOpen: row.state === 'OPEN', isWithdrawn: row.state === 'WITHDRAWN', answer: row.answer },
		...{ answeredBy: row.answeredBy, isOwn: isBy(row, actor) }
	}));
}

interface CommentRow {
	readonly id: string;
	readonly version: number | bigint;
	readonly authorName: string;
	readonly capacity: string;
	readonly at: Date | string | number;
	readonly text: string;
	readonly place: string;
	readonly quote: string | null;
	readonly state: string;
	readonly answer: string | null;
	readonly answeredBy: string | null;
	readonly userId: string | null;
	readonly personId: string | null;
	readonly number: number | bigint;
}

/** One version of a report. Refuses NOT_FOUND. */
export async function readVersionPage(
	actor: Actor,
	{ id, number }: { readonly id: string; readonly number: number }
) {
	const report = await readReportOnPage(actor, id);
	const { version, content } = await readVersion(actor, id, number);
	const today = todayOf(actor);
	return {
		...{ head: reportHead(actor, report), line: lineOf(actor, version), sha256: version.sha256 },
		...{ versionId: version.id, formId: newId(), last: report.lastVersion ?? number },
		isIntact: hashOf(version.content) === version.sha256,
		text: shownVersion(content),
		comments: await readComments(actor, id, number),
		mayComment: takesComments(report, version.commentsUntil, today)
	};
}

async function readVersion(actor: Actor, reportId: string, number: number) {
	const version = Number.isSafeInteger(number)
		? await actor.installation.db.read.reportVersion.findUnique({
				where: { reportId_number: { reportId, number } }
			})
		: null;
	if (!version) throw new Refusal('NOT_FOUND');
	return { version, content: readContent(version.content) };
}

/** What became of one version in another, paragraph by paragraph. Refuses NOT_FOUND where there are no two. */
export async function compareReportVersions(
	actor: Actor,
	id: string,
	asked: { readonly from: number | null; readonly to: number | null }
) {
	const report = await readReportOnPage(actor, id);
	const lines = await readLines(actor, id);
	if (lines.length < 2) throw new Refusal('NOT_FOUND');
	const chosen = (number: number | null, otherwise: number) =>
		lines.find((line) => line.number === number)?.number ?? otherwise;
	const [from, to] = [chosen(asked.from, lines[1]!.number), chosen(asked.to, lines[0]!.number)];
	const rows = await actor.installation.db.read.reportVersion.findMany({
		where: { reportId: id, number: { in: [from, to] } },
		select: { number: true, content: true }
	});
	const paragraphs = (number: number) =>
		paragraphsOf(readContent(rows.find((row) => row.number === number)!.content));
	const compared = compareParagraphs(paragraphs(from), paragraphs(to));
	return {
		...{ head: reportHead(actor, report), lines, from, to },
		rows: compared.map(({ pieces, isSame }): { pieces: readonly Piece[]; isSame: boolean } => ({
			pieces,
			isSame
		})),
		changed: compared.filter(({ isSame }) => !isSame).length
	};
}

/** What a version says, as its paragraphs are compared. */
function paragraphsOf({ introduction, sections, earlier, planned }: ReportContent): MinutesParagraph[] {
	const block = { type: 'PARAGRAPH', lines: [] } as const;
	const one = (anchor: string, place: string, text: string): MinutesParagraph => ({
		...{ anchor, place, text, itemId: null, block }
	});
	return [
		...(introduction ? [one('introduction', 'introduction', plainText(introduction))] : []),
		...sections.flatMap(({ id, theme, paragraphs }) => [
			one(id, `theme-${id}`, theme),
			...paragraphs.map(({ id: anchor, heading, text }) =>
				one(anchor, id, [heading, plainText(text)].filter(Boolean).join('\n'))
			)
		]),
		...earlier.map(({ text, outcome }, at) =>
			one(`earlier-${at}`, 'earlier', `${plainText(text)} – ${plainText(outcome)}`)
		),
		...planned.map(({ id, text }) => one(id, 'planned', plainText(text)))
	];
}
