import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { isBy } from './comments.server.ts';
import type { CommentState, CommentView } from './comment-view.ts';
import { seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { readContent, type MinutesContent } from './minutes-content.ts';
import { readOpenContent } from './open-content.server.ts';
import { paragraphsOf, type MinutesParagraph } from './minutes-paragraphs.ts';

/** A version of the minutes with what was said of it. */
export interface ReadVersion {
	readonly id: string;
	readonly number: number;
	readonly kind: 'DRAFT' | 'APPROVED';
	readonly sha256: string;
	readonly at: Date;
	readonly madeBy: string;
	readonly note: string | null;
	readonly commentsUntil: string | null;
	/** Only where it was asked for, as this reader sees it. */
	readonly content: MinutesContent | null;
	readonly paragraphs: readonly MinutesParagraph[];
	readonly comments: readonly CommentView[];
	readonly commentCount: number;
}

const columns = {
	...{ id: true, number: true, kind: true, sha256: true, at: true, madeBy: true, note: true },
	commentsUntil: true,
	_count: { select: { comments: true } }
};

const withComments = {
	comments: { orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }] }
};

interface Asked {
	/** Whether the texts are read too. */
	readonly withContent: boolean;
	/** Left out where only their number is wanted: a statement less. */
	readonly withoutComments?: boolean;
	/** Whether restricted items may be shown: never where nobody signed in. */
	readonly isSignedIn: boolean;
	/** Only versions up to this number. */
	readonly upTo?: number;
}

/**
 * The versions of a meeting's minutes with their comments, the first first, as somebody may read them: whoever sees nothing restricted
 * gets neither such items nor what was said of them. Three statements at most.
 */
export async function readVersions(
	actor: Actor,
	meeting: FoundMeeting,
	{ withContent, withoutComments = false, isSignedIn, upTo }: Asked
): Promise<ReadVersion[]> {
	const seesAll = isSignedIn && seesRestrictedOf(actor, meeting);
	const rows = await (actor.installation.db.read as Pick<Reader, 'minutesVersion'>).minutesVersion.findMany({
		where: { meetingId: meeting.id, ...(upTo ? { number: { lte: upTo } } : {}) },
		orderBy: { number: 'asc' },
		select: {
			...columns,
			...(withoutComments ? {} : withComments),
			content: withContent || (!seesAll && !withoutComments)
		}
	});
	const hasContent = rows.some(({ content }) => Boolean(content));
	const open =
		seesAll || !hasContent
			? readContent
			: await readOpenContent(actor.installation.db.read, meeting.id, todayOf(actor));
	return rows.map((row) => {
		const { _count, content, kind, ...version } = row;
		const comments = (row as { comments?: StoredComment[] }).comments ?? [];
		const seen = content ? open(content) : null;
		const paragraphs = seen ? paragraphsOf(seen) : [];
		const anchors = seesAll ? null : new Set(paragraphs.map(({ anchor }) => anchor));
		return {
			...{ ...version, kind: kind as ReadVersion['kind'], content: seen, paragraphs },
			commentCount: _count.comments,
			comments: comments
				.filter(({ anchor }) => anchor === null || anchors === null || anchors.has(anchor))
				.map((comment) => viewComment(comment, version.number, actor))
		};
	});
}

interface StoredComment {
	readonly id: string;
	readonly version: number;
	readonly authorName: string;
	readonly capacity: string;
	readonly at: Date;
	readonly via: string;
	readonly text: string;
	readonly quote: string | null;
	readonly anchor: string | null;
	readonly state: string;
	readonly answer: string | null;
	readonly decidedBy: string | null;
	readonly userId: string | null;
	readonly personId: string | null;
}

function viewComment(comment: StoredComment, number: number, actor: Actor): CommentView {
	const { id, version, authorName: author, capacity, quote, anchor, answer, decidedBy } = comment;
	return {
		...{ id, version, author, capacity, quote, anchor, answer, decidedBy, number },
		at: momentWords(comment.at, actor.locale),
		isByMail: comment.via === 'MAIL',
		html: renderMarkdown(comment.text),
		answerHtml: answer && renderMarkdown(answer),
		state: comment.state as CommentState,
		isOwn: isBy(comment, actor)
	};
}

/** "25.03.2022. plkst. 10.30", in Riga. */
export function momentWords(at: Date, locale: 'lv' | 'en'): string {
	return m.mail_when({ date: shortDate(rigaDate(at), locale), time: rigaTime(at) }, { locale });
}
