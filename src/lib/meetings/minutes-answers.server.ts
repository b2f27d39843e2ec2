import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayComment } from './agreement-finding.server.ts';
import { readVersions } from './agreement-reading.server.ts';
import { commentSchema, withdrawCommentSchema } from './agreement-schema.ts';
import { comment, withdrawComment } from './comments.server.ts';
import { meetingColumns, todayOf, type FoundMeeting } from './finding.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { readingOf, type ReadMinutes } from './minutes-reading.ts';

/** The minutes as somebody reads them by a personal link: nothing restricted, and of what was said only their own words. */
export interface MinutesAnswerView {
	readonly kind: 'minutes';
	readonly meetingId: string;
	/** "Sēde 2026. gada 25. martā". */
	readonly heading: string;
	/** Of the holder of the link. */
	readonly name: string;
	readonly versionId: string;
	readonly number: number;
	/** Until when comments are waited for: "2026. gada 1. aprīlim". */
	readonly until: string;
	/** The day is over: to be read, and no more. */
	readonly isOver: boolean;
	readonly minutes: ReadMinutes;
	/** Something in them is restricted, and read after signing in. */
	readonly hasRestricted: boolean;
	/** What is commented on: a paragraph's anchor, empty for the whole; null where nothing is asked for. */
	readonly commenting: string | null;
	readonly formId: string;
	/** What was sent a moment ago. */
	readonly sent: 'comment' | 'withdrawn' | null;
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<MinutesAnswerView>> {
	const { db } = actor.installation;
	const [row, directory] = await Promise.all([
		db.read.meeting.findUnique({ where: { id }, select: meetingColumns }),
		directoryOf(actor.installation)
	]);
	if (!row) return { state: 'NOT_THEIRS', path: '/', title: null };
	const meeting = row as FoundMeeting;
	const there = { path: `/meetings/${id}/agreement`, title: headingOf(meeting, directory, actor.locale) };
	if (!(await mayComment(db.read, actor, directory, meeting))) return { state: 'NOT_THEIRS', ...there };
	if (meeting.status !== 'CIRCULATED') return { state: 'ENDED', ...there };
	const versions = (await readVersions(actor, meeting, { withContent: true, isSignedIn: false })).map(
		({ comments, ...version }) => ({ ...version, comments: comments.filter(({ isOwn }) => isOwn) })
	);
	const last = versions.at(-1);
	if (!last?.content) return { state: 'ENDED', ...there };
	const until = meeting.commentsUntil ?? todayOf(actor);
	const [what] = (asked.get('sent') ?? '').split('.');
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'minutes', meetingId: id, heading: there.title, name: actor.name, formId: newId() },
			...{ versionId: last.id, number: last.number, isOver: todayOf(actor) > until },
			until: longDate(until, { case: 'dative', locale: actor.locale }),
			minutes: readingOf(versions),
			hasRestricted: last.content.items.some(({ title }) => title === ''),
			commenting: asked.get('comment'),
			sent: what === 'comment' || what === 'withdrawn' ? what : null
		}
	};
}

/** Minutes that went out are commented on from the mail, and a comment is taken back there. */
export const minutesAnswers: Answerable<MinutesAnswerView> = {
	show,
	forms: {
		comment: {
			schema: commentSchema,
			send: async (actor, id, data) => {
				const { versionId } = data as { versionId: string };
				await mustBeOf(actor, id, { id: versionId });
				return `comment.${(await comment(actor, data, 'MAIL')).id}`;
			}
		},
		withdrawComment: {
			schema: withdrawCommentSchema,
			send: async (actor, id, data) => {
				const { id: commentId } = data as { id: string };
				await mustBeOf(actor, id, { comments: { some: { id: commentId } } });
				return `withdrawn.${(await withdrawComment(actor, data)).id}`;
			}
		}
	}
};

/** A link is for the minutes of one meeting. */
async function mustBeOf({ installation }: Actor, meetingId: string, version: object): Promise<void> {
	const found = await installation.db.read.minutesVersion.findFirst({
		where: { meetingId, ...version },
		select: { id: true }
	});
	if (!found) throw new Refusal('NOT_FOUND');
}
