import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shorten } from '#lib/documents/plain-text.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { mayComment, mustTakeComments } from './agreement-finding.server.ts';
import { commentSchema, withdrawCommentSchema } from './agreement-schema.ts';
import {
	capacityFor,
	findMeeting,
	mustBeAsSeen,
	seesRestrictedOf,
	todayOf,
	type FoundMeeting
} from './finding.server.ts';
import { deeds } from './meetings.ts';
import { readContent, type MinutesContent } from './minutes-content.ts';
import { readOpenContent } from './open-content.server.ts';
import { paragraphsOf } from './minutes-paragraphs.ts';

/** By what way a comment came. */
export type CommentWay = 'PORTAL' | 'MAIL';

export interface CommentDone {
	readonly id: string;
	readonly meetingId: string;
	readonly eventId: string | null;
}

/** As much of a paragraph as a comment quotes. */
const longestQuote = 2000;

/**
 * Says something of a paragraph of the minutes that went out, or of the whole, until the day until which comments are waited for. What
 * was read may be older than what went out last. Refuses NOT_FOUND whoever does not comment there, NOT_NOW when it is over. Sent twice
 * with one id it acts once.
 */
export async function comment(actor: Actor, input: unknown, via: CommentWay): Promise<CommentDone> {
	const typed = parseInput(commentSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const { version, meeting } = await findVersion(tx, actor, directory, typed.versionId);
		const done = { id: typed.id, meetingId: meeting.id };
		const known = await tx.minutesComment.findUnique({ where: { id: typed.id } });
		if (known && !(known.versionId === version.id && isBy(known, actor))) throw new Refusal('NOT_FOUND');
		if (known) return { ...done, eventId: null };
		mustTakeComments(meeting, todayOf(actor));
		const said = saidBy(actor, meeting);
		const { id, anchor, text } = typed;
		const isWhole = via === 'PORTAL' && seesRestrictedOf(actor, meeting);
		const read = isWhole ? readContent : await readOpenContent(tx, meeting.id, todayOf(actor));
		const quote = quoteOf(read(version.content), typed);
		await tx.minutesComment.create({
			data: {
				...{ id, versionId: version.id, anchor, quote, text, via, ...said },
				at: actor.installation.clock.now()
			}
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.comment.name, capacity: said.capacity },
			...{ subjectType: 'Meeting', subjectId: meeting.id },
			after: { commentId: id, anchor, quote, text, via }
		});
		return { ...done, eventId };
	});
}

/** Takes one's own comment back, while nobody has answered it. Done twice it is once. */
export async function withdrawComment(actor: Actor, input: unknown): Promise<CommentDone> {
	const typed = parseInput(withdrawCommentSchema, input);
	const { id } = typed;
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const found = await tx.minutesComment.findUnique({ where: { id } });
		if (!found || !isBy(found, actor)) throw new Refusal('NOT_FOUND');
		const { meeting } = await findVersion(tx, actor, directory, found.versionId);
		const done = { id, meetingId: meeting.id };
		if (found.state === 'WITHDRAWN') return { ...done, eventId: null };
		if (found.state !== 'OPEN')
			throw new Refusal('NOT_NOW', { fields: { form: 'agreement_problem_answered' } });
		const { version } = found;
		await mustBeAsSeen(tx, { id: meeting.id, version }, { seen: typed.version, values: {} });
		await tx.minutesComment.update({
			where: { id, version },
			data: { state: 'WITHDRAWN', version: { increment: 1 } }
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.comment.name, capacity: found.capacity },
			...{ subjectType: 'Meeting', subjectId: meeting.id },
			before: { commentId: id, state: 'OPEN' },
			after: { commentId: id, state: 'WITHDRAWN' }
		});
		return { ...done, eventId };
	});
}

/** Whether somebody wrote a comment. */
export function isBy(
	{ userId, personId }: { readonly userId: string | null; readonly personId: string | null },
	actor: Pick<Actor, 'userId' | 'personId'>
): boolean {
	if (personId !== null && personId === actor.personId) return true;
	return userId !== null && userId === actor.userId;
}

async function findVersion(tx: Transaction, actor: Actor, directory: Directory, id: string) {
	const version = await tx.minutesVersion.findUnique({
		where: { id },
		select: { id: true, meetingId: true, content: true }
	});
	if (!version) throw new Refusal('NOT_FOUND');
	const meeting = await findMeeting(tx, actor, version.meetingId);
	if (!(await mayComment(tx, actor, directory, meeting))) throw new Refusal('NOT_FOUND');
	return { version, meeting };
}

function saidBy(actor: Actor, meeting: FoundMeeting) {
	const { userId, personId, name: authorName, seats } = actor;
	const seat = seats.find(
		({ bodyId, contactOf }) => !contactOf && meeting.bodies.some((one) => one.bodyId === bodyId)
	);
	const capacity = capacityFor(actor, deeds.comment, meeting);
	return { userId, personId, postId: seat?.postId ?? null, authorName, capacity };
}

/** The paragraph as its reader saw it: what they may not read they cannot speak of. */
function quoteOf(
	seen: MinutesContent,
	{ anchor }: Pick<z.output<typeof commentSchema>, 'anchor'>
): string | null {
	if (anchor === null) return null;
	const paragraph = paragraphsOf(seen).find((one) => one.anchor === anchor && !one.isLabel);
	return paragraph ? shorten(paragraph.text, longestQuote) : refuseField('anchor', 'server_problem_form');
}
