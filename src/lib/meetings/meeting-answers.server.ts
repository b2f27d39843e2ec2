import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readMatter } from './invitation-view.server.ts';
import type { MeetingMatter } from './invitation-mail.ts';
import { dayOf } from './finding.server.ts';
import { readOwnReplies, type OwnSeat } from './own-replies.server.ts';
import { isAnswerable, ownSeats, readWithSeats, reply } from './replying.server.ts';
import { replyAnswers, type ReplyAnswer } from './replies.ts';
import { ownReplySchema } from './reply-schema.ts';

/** All that the page of a link about a meeting shows; nothing restricted by its name. */
export interface MeetingAnswerView {
	readonly kind: 'meeting';
	readonly meetingId: string;
	/** Whose link it is. */
	readonly name: string;
	readonly matter: MeetingMatter;
	/** Each seat of its holder, with its answer. */
	readonly seats: readonly OwnSeat[];
	/** What the address chooses beforehand. */
	readonly chosen: ReplyAnswer | null;
	/** Which answer was sent last from here. */
	readonly sentFor: string | null;
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<MeetingAnswerView>> {
	const path = `/meetings/${id}`;
	const all = await readWithSeats(actor, id).catch((fault: unknown) => {
		if (fault instanceof Refusal) return null;
		throw fault;
	});
	if (!all) return { state: 'NOT_THEIRS', path: '/', title: null };
	const { meeting, people } = all;
	const own = ownSeats(actor, all);
	const title = meeting.title;
	if (own.length === 0) return { state: 'NOT_THEIRS', path, title };
	if (!isAnswerable(meeting, actor.installation.clock.now())) return { state: 'ENDED', path, title };
	const day = dayOf(meeting, actor);
	const [matter, seats] = await Promise.all([
		readMatter(actor.installation, { meeting, people, day }, actor.locale),
		readOwnReplies(actor, all)
	]);
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'meeting', meetingId: id, name: actor.name, matter, seats },
			chosen: replyAnswers.find((one) => one === asked.get('answer')) ?? null,
			sentFor: asked.get('sent')
		}
	};
}

/** An invitation is answered: I come, I come online, I cannot, somebody comes for me; once for each seat. */
export const meetingAnswers: Answerable<MeetingAnswerView> = {
	show,
	forms: {
		reply: {
			schema: ownReplySchema,
			send: async (actor, meetingId, data) => {
				await reply(actor, { ...data, meetingId }, 'MAIL');
				return (data as { postId: string }).postId;
			}
		}
	}
};
