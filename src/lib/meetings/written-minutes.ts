import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { AttendanceView } from './attendance.ts';
import type { MinutesItem } from './minutes.ts';
import { isAdopted, type WrittenResult } from './written-results.ts';
import { outcomeSentence } from './written-results-words.ts';
import { standingAnswers, type KeptAnswer, type WrittenAnswer } from './written.ts';

/** How a question was decided in writing: what came of it, and who answered what, in place of who was there. */
export interface WrittenMinutes extends WrittenResult {
	/** Markdown: the decision that was proposed. */
	readonly proposal: string;
	/** By seat, in the order of the print. */
	readonly answers: readonly {
		readonly seat: string;
		readonly name: string | null;
		/** Null: it said nothing. */
		readonly answer: WrittenAnswer | null;
		readonly text: string | null;
	}[];
}

/** The items with what was answered to each; what a reader may not know stays closed. */
export function withAnswers(
	items: readonly MinutesItem[],
	results: ReadonlyMap<string, WrittenResult>,
	{ bodies }: Pick<AttendanceView, 'bodies'>,
	answers: readonly KeptAnswer[]
): MinutesItem[] {
	const seats = bodies.flatMap((body) => body.seats).filter(({ votingRight }) => votingRight);
	return items.map((item) => {
		const result = results.get(item.id);
		if (item.isHidden || !result) return item;
		const said = standingAnswers(answers, item.id);
		const written: WrittenMinutes = {
			...{ ...result, proposal: item.description ?? '' },
			answers: seats.map(({ postId, label, personName }) => {
				const kept = said.get(postId);
				return kept
					? { seat: label, name: kept.authorName, answer: kept.answer, text: kept.text }
					: { seat: label, name: personName, answer: null, text: null };
			})
		};
		return { ...item, written };
	});
}

/** What minutes say of it, line by line: the result, and who answered what. */
export function writtenLines(written: WrittenMinutes, locale: Locale): string[] {
	const options = { locale };
	const lists: [WrittenAnswer | null, string][] = [
		['FOR', m.written_list_for({}, options)],
		['AGAINST', m.written_list_against({}, options)],
		['ABSTAIN', m.written_list_abstain({}, options)],
		['OBJECTION', m.written_list_objection({}, options)],
		[null, m.written_list_silent({}, options)]
	];
	return [
		outcomeSentence(written, locale),
		...lists.flatMap(([answer, label]) => {
			const who = written.answers.filter((one) => one.answer === answer).map(whoOf);
			return who.length ? [`${label}: ${who.join('; ')}`] : [];
		})
	];
}

/** "A. Bērziņa (LM pārstāvis) – jāapspriež." */
function whoOf({ seat, name, text }: WrittenMinutes['answers'][number]): string {
	const who = name === null ? seat : `${name} (${seat})`;
	return text === null ? who : `${who} – ${text.replace(/\s+/g, ' ').trim()}`;
}

/** The proposal of what was not adopted: minutes say of what it was that nothing came. */
export function failedProposal(written: WrittenMinutes): string | null {
	return isAdopted(written) || written.proposal === '' ? null : written.proposal;
}
