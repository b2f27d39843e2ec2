import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering } from '#lib/accounts/answering.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { meetingColumns, todayOf, type FoundMeeting } from './finding.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { answer } from './written-answering.server.ts';
import { isOpen, ownVotes, readVoting } from './written-finding.server.ts';
import { readWrittenMatter } from './written-matter.server.ts';
import type { WrittenMatter } from './written-matter.ts';
import { ownSeatViews, type OwnWrittenSeat } from './written-own.server.ts';
import { writtenAnswerSchema } from './written-schema.ts';

/** All that the page of a link to decide by shows; nothing restricted. */
export interface WrittenAnswerView {
	readonly kind: 'written';
	/** "Rakstveida procedūra 2026. gada 3. decembrī". */
	readonly heading: string;
	/** Whose link it is. */
	readonly name: string;
	/** The last day: "2026. gada 3. decembrim". */
	readonly until: string;
	readonly matter: WrittenMatter;
	/** What is said besides, as HTML. */
	readonly textHtml: string | null;
	/** The proposed decisions as HTML, by their questions. */
	readonly proposals: Readonly<Record<string, string>>;
	/** Each seat of its holder, with its answers. */
	readonly seats: readonly OwnWrittenSeat[];
	/** Which answer was sent last from here: of a question and a seat. */
	readonly sentFor: string | null;
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<WrittenAnswerView>> {
	const { installation, locale } = actor;
	const { read } = installation.db;
	const row = await read.meeting.findUnique({ where: { id }, select: meetingColumns });
	if (!row) return { state: 'NOT_THEIRS', path: '/', title: null };
	const meeting = row as FoundMeeting;
	const voters = await readVoting(read, actor, meeting);
	const { directory } = voters.people;
	const there = { path: `/meetings/${id}/written`, title: headingOf(meeting, directory, locale) };
	const own = ownVotes(actor, meeting, voters);
	if (own.length === 0) return { state: 'NOT_THEIRS', ...there };
	if (!isOpen(meeting, todayOf(actor))) return { state: 'ENDED', ...there };
	const matter = await readWrittenMatter(installation, { meeting, directory }, locale);
	const open = matter.questions.filter(({ isClosed }) => !isClosed);
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'written', heading: there.title, name: actor.name, matter },
			textHtml: matter.text && renderMarkdown(matter.text),
			proposals: Object.fromEntries(
				matter.questions.map(({ id: itemId, proposal }) => [itemId, renderMarkdown(proposal ?? '')])
			),
			until: longDate(matter.answerBy, { case: 'dative', locale }),
			seats: ownSeatViews(own, open, voters.answers),
			sentFor: asked.get('sent')
		}
	};
}

/** A decision in writing is answered from the mail: for each seat and question. What is restricted only after signing in. */
export const writtenAnswering: Answerable<WrittenAnswerView> = {
	show,
	forms: {
		answerWritten: {
			schema: writtenAnswerSchema,
			send: async (actor, meetingId, data) => {
				const { itemId, postId } = data as { itemId: string; postId: string };
				const { read } = actor.installation.db;
				// A link is for the questions of one decision.
				if (!(await read.agendaItem.count({ where: { id: itemId, meetingId } })))
					throw new Refusal('NOT_FOUND');
				await answer(actor, data, 'MAIL');
				return `${itemId}.${postId}`;
			}
		}
	}
};
