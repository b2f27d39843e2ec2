import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { tellCommenter } from '#lib/meetings/comment-telling.server.ts';
import { isBy } from '#lib/meetings/comments.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { readContent, type ReportContent } from './report-content.ts';
import { answerCommentSchema, commentSchema, withdrawCommentSchema } from './report-versions-schema.ts';
import {
	capacityFor,
	findReport,
	mustBeAsSeen,
	recordForReport,
	todayOf,
	type FoundReport
} from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

export interface CommentDone {
	readonly reportId: string;
	readonly id: string;
	/** Of the version that it is about. */
	readonly number: number;
	readonly eventId: string | null;
}

/** The mail about what became of somebody's comments. */
export const answeredKind = 'report-comment-answered';

/** As much of a paragraph as a comment quotes. */
const longestQuote = 300;

/**
 * Says something of a paragraph of a version, of a theme, or of the whole, until the day until which comments are waited for. Refuses
 * NOT_FOUND whoever does not comment there, NOT_NOW when it is over. Sent twice with one id it acts once.
 */
export async function comment(actor: Actor, input: unknown): Promise<CommentDone> {
	const { id, versionId, place, text } = parseInput(commentSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const { version, report } = await findCommented(tx, actor, versionId, directory);
		const done = { reportId: report.id, id, number: version.number };
		const known = await tx.reportComment.findUnique({ where: { id } });
		if (known && !(known.versionId === versionId && isBy(known, actor))) throw new Refusal('NOT_FOUND');
		if (known) return { ...done, eventId: null };
		mustTakeComments(report, version.commentsUntil, todayOf(actor));
		const quote = quoteOf(readContent(version.content), place);
		const { userId, personId, name: authorName } = actor;
		const capacity = capacityFor(actor, reportDeeds.comment, report.resolution);
		const postId =
			actor.seats.find(({ bodyId, contactOf }) => !contactOf && bodyId === report.resolution.bodyId)
				?.postId ?? null;
		const at = actor.installation.clock.now();
		const said = { versionId, place, quote, text, at };
		await tx.reportComment.create({ data: { id, ...said, userId, personId, postId, authorName, capacity } });
		const eventId = await recordForReport(tx, actor, reportDeeds.comment, report, {
			after: { comment: { id, versionId, place, quote, text } }
		});
		return { ...done, eventId };
	});
}

/** Takes one's own comment back, while nobody has answered it. Done twice it is once. */
export async function withdrawComment(actor: Actor, input: unknown): Promise<CommentDone> {
	const { id, version: seen } = parseInput(withdrawCommentSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const found = await tx.reportComment.findUnique({ where: { id } });
		if (!found || !isBy(found, actor)) throw new Refusal('NOT_FOUND');
		const { version, report } = await findCommented(tx, actor, found.versionId, directory);
		const done = { reportId: report.id, id, number: version.number };
		if (found.state === 'WITHDRAWN') return { ...done, eventId: null };
		if (found.state !== 'OPEN') throw notNow('reports_problem_comment_answered');
		await mustBeSeen(tx, report, found, seen);
		const data = { state: 'WITHDRAWN', version: { increment: 1 } };
		await tx.reportComment.update({ where: { id, version: found.version }, data });
		const eventId = await recordForReport(tx, actor, reportDeeds.comment, report, {
			before: { comment: { id, state: 'OPEN' } },
			after: { comment: { id, state: 'WITHDRAWN' } }
		});
		return { ...done, eventId };
	});
}

/**
 * Answers a comment: taken (the text is mended) or not taken, with why; once more where somebody thinks better of it. Whoever
 * commented is told by mail. Refuses NOT_FOUND whoever may not, NOT_NOW what was withdrawn, CONFLICT what somebody else answered
 * meanwhile.
 */
export async function answerComment(actor: Actor, input: unknown): Promise<CommentDone> {
	const { id, version: seen, outcome: state, answer } = parseInput(answerCommentSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const found = await tx.reportComment.findUnique({
			where: { id },
			include: { reportVersion: { select: { reportId: true, number: true } } }
		});
		if (!found) throw new Refusal('NOT_FOUND');
		const { reportId, number } = found.reportVersion;
		const report = await findReport(tx, actor, reportDeeds.answerComment, { id: reportId, directory });
		const done = { reportId, id, number };
		if (found.state === 'WITHDRAWN') throw notNow('reports_problem_comment_withdrawn');
		if (found.state === state && found.answer === answer) return { ...done, eventId: null };
		if (report.status !== 'DRAFT') throw notNow('reports_problem_approved');
		await mustBeSeen(tx, report, found, seen);
		const answered = { answeredAt: actor.installation.clock.now(), answeredBy: actor.name };
		await tx.reportComment.update({
			where: { id, version: found.version },
			data: { state, answer, ...answered, version: { increment: 1 } }
		});
		const eventId = await recordForReport(tx, actor, reportDeeds.answerComment, report, {
			before: { comment: { id, state: found.state, answer: found.answer } },
			after: { comment: { id, state, answer } }
		});
		await tellCommenter(tx, actor, found, answeredKind);
		return { ...done, eventId };
	});
}

interface Found {
	readonly state: string;
	readonly answer: string | null;
	readonly version: number;
}

async function mustBeSeen(tx: Transaction, report: FoundReport, found: Found, seen: number): Promise<void> {
	const { version, state, answer } = found;
	const values = { outcome: state, answer };
	await mustBeAsSeen(tx, { subjectType: 'Report', subjectId: report.id, version }, { seen, values });
}

async function findCommented(tx: Transaction, actor: Actor, id: string, directory: Directory) {
	const version = await tx.reportVersion.findUnique({
		where: { id },
		select: { reportId: true, number: true, content: true, commentsUntil: true }
	});
	if (!version) throw new Refusal('NOT_FOUND');
	const report = await findReport(tx, actor, reportDeeds.comment, { id: version.reportId, directory });
	return { version, report };
}

/** Whether comments are taken of a version: while the report is a draft, until its day. */
export function takesComments(
	{ status }: { readonly status: string },
	commentsUntil: string | null,
	today: string
): boolean {
	return status === 'DRAFT' && commentsUntil !== null && commentsUntil >= today;
}

function mustTakeComments(report: FoundReport, until: string | null, today: string): void {
	if (!takesComments(report, until, today)) throw notNow('reports_problem_comment_over');
}

function quoteOf({ sections, planned }: ReportContent, place: string): string | null {
	if (place === 'WHOLE') return null;
	const texts = [
		...sections.map(({ id, theme }) => ({ id, text: theme })),
		...sections.flatMap(({ paragraphs }) => paragraphs),
		...planned
	];
	const found = texts.find(({ id }) => id === place);
	return found ? plainText(found.text, longestQuote) : refuseField('place', 'server_problem_form');
}
