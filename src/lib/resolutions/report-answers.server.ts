import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { withContacts } from '#lib/requests/asked-actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { ReportCommentView } from './report-comment-view.ts';
import { comment, takesComments, withdrawComment } from './report-comments.server.ts';
import { readContent } from './report-content.ts';
import { shownVersion, type VersionOnPage } from './report-version-text.ts';
import { readComments } from './report-versions-page.server.ts';
import { commentSchema, withdrawCommentSchema } from './report-versions-schema.ts';
import { mayDo, readReport, todayOf, type FoundReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/** A report as somebody reads it by a personal link: the version that went out last, and of what was said only their own words. */
export interface ReportAnswerView {
	readonly kind: 'report';
	readonly reportId: string;
	readonly title: string;
	/** Of the holder of the link. */
	readonly name: string;
	readonly versionId: string;
	readonly number: number;
	/** Until when comments are waited for: "2026. gada 1. aprīlim". */
	readonly until: string;
	/** The day is over: to be read, and no more. */
	readonly isOver: boolean;
	readonly text: VersionOnPage;
	readonly comments: readonly ReportCommentView[];
	/** What is commented on: the id of a theme or of a paragraph, WHOLE; null where nothing is. */
	readonly commenting: string | null;
	readonly formId: string;
	/** What was sent a moment ago. */
	readonly sent: 'comment' | 'withdrawn' | null;
}

async function show(reader: Actor, id: string, asked: URLSearchParams): Promise<Answering<ReportAnswerView>> {
	const { installation, locale } = reader;
	const { read } = installation.db;
	const [report, directory, version] = await Promise.all([
		readReport(read, id),
		directoryOf(installation),
		read.reportVersion.findFirst({
			where: { reportId: id, commentsUntil: { not: null } },
			orderBy: { number: 'desc' }
		})
	]);
	if (!report) return { state: 'NOT_THEIRS', path: '/', title: null };
	const actor = asAsked(reader, report, directory);
	const there = { path: `/reports/${id}/versions`, title: report.title };
	if (!mayDo(actor, reportDeeds.comment, report.resolution, directory))
		return { state: 'NOT_THEIRS', ...there };
	if (report.status !== 'DRAFT' || !version) return { state: 'ENDED', ...there };
	const { number, commentsUntil } = version;
	const text = shownVersion(readContent(version.content));
	const comments = await readComments(actor, id, number);
	const [what] = (asked.get('sent') ?? '').split('.');
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'report', reportId: id, title: report.title, name: actor.name, formId: newId() },
			...{ versionId: version.id, number, isOver: !takesComments(report, commentsUntil, todayOf(actor)) },
			until: longDate(commentsUntil!, { case: 'dative', locale }),
			// A task is read after signing in.
			text: { ...text, planned: text.planned.map((plan) => ({ ...plan, task: null })) },
			comments: comments.filter(({ isOwn }) => isOwn),
			commenting: asked.get('comment'),
			sent: what === 'comment' || what === 'withdrawn' ? what : null
		}
	};
}

/** The holder of a link, also as the official whom an institution of the points named: only by a link, which came to them. */
function asAsked(actor: Actor, { resolution }: FoundReport, directory: Directory): Actor {
	const institutions = resolution.points.flatMap((point) => point.institutions);
	return withContacts(
		actor,
		directory,
		institutions.map(({ institutionId }) => ({ institutionId, postId: null }))
	);
}

/** A report that went out is commented on from the mail, and a comment is taken back there. */
export const reportAnswers: Answerable<ReportAnswerView> = {
	show,
	forms: {
		comment: {
			schema: commentSchema,
			send: async (actor, id, data) => {
				const { versionId } = data as { versionId: string };
				const holder = await mustBeOf(actor, id, { id: versionId });
				return `comment.${(await comment(holder, data)).id}`;
			}
		},
		withdrawComment: {
			schema: withdrawCommentSchema,
			send: async (actor, id, data) => {
				const { id: commentId } = data as { id: string };
				const holder = await mustBeOf(actor, id, { comments: { some: { id: commentId } } });
				return `withdrawn.${(await withdrawComment(holder, data)).id}`;
			}
		}
	}
};

/** A link is for one report. */
async function mustBeOf(actor: Actor, reportId: string, version: object): Promise<Actor> {
	const { installation } = actor;
	const found = await installation.db.read.reportVersion.findFirst({
		where: { reportId, ...version },
		select: { id: true }
	});
	const report = found && (await readReport(installation.db.read, reportId));
	if (!report) throw new Refusal('NOT_FOUND');
	return asAsked(actor, report, await directoryOf(installation));
}
