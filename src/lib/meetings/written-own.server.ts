import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { AskedSeat } from './invitees.server.ts';
import { standingAnswers, type KeptAnswer, type WrittenAnswer } from './written.ts';

/** A seat that somebody answers for, with what was answered last to each question. */
export interface OwnWrittenSeat {
	readonly postId: string;
	/** "LM pārstāvis, 8. apakšgrupa". */
	readonly label: string;
	readonly questions: readonly OwnQuestion[];
}

export interface OwnQuestion {
	readonly itemId: string;
	/** From 1. */
	readonly number: number;
	readonly title: string;
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
	readonly said: {
		readonly answer: WrittenAnswer;
		readonly text: string | null;
		readonly by: string;
		readonly on: PlainDate;
	} | null;
}

/** The seats of somebody, with the questions as their forms show them. */
export function ownSeatViews(
	seats: readonly AskedSeat[],
	questions: readonly { readonly id: string; readonly number: number; readonly title: string }[],
	answers: readonly KeptAnswer[]
): OwnWrittenSeat[] {
	const standing = new Map(questions.map(({ id }) => [id, standingAnswers(answers, id)]));
	return seats.map(({ postId, label, bodyName }) => ({
		...{ postId, label: `${label}, ${bodyName}` },
		questions: questions.map(({ id: itemId, number, title }) => {
			const kept = standing.get(itemId)!.get(postId);
			const said = kept && {
				...{ answer: kept.answer, text: kept.text, by: kept.authorName, on: rigaDate(kept.at) }
			};
			return { itemId, number, title, formId: newId(), said: said ?? null };
		})
	}));
}
