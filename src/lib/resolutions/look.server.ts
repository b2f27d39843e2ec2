import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { parseInput } from '#lib/server/input.ts';
import { countBack } from './counting-back.ts';
import { offersOf } from './point-offers.server.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { refuseTerm } from './registering.server.ts';
import { readTerms } from './registering-terms.ts';
import { registerSchema } from './resolution-schema.ts';
import { todayOf } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { reportWord, stepWord } from './step-words.ts';
import { deadlinesIn } from './terms.ts';

/** What would follow from a resolution as it is typed: looked at before it is registered. */
export interface RegisterLook {
	readonly reports: readonly {
		readonly word: string;
		readonly date: string;
		readonly note: string;
		readonly isSqueezed: boolean;
		readonly steps: readonly { readonly word: string; readonly due: string }[];
	}[];
	/** What the text says of days. */
	readonly deadlines: readonly { readonly text: string; readonly due: string | null }[];
	/** How many points the text names. */
	readonly points: number;
}

/** Looks at a resolution that is being registered. Refuses NOT_FOUND whoever may not, INVALID deadlines as `register` does. */
export async function lookAtResolution(actor: Actor, input: unknown): Promise<RegisterLook> {
	mustBeAble(actor, deeds.register);
	const typed = parseInput(registerSchema, input);
	const surroundings = await surroundingsOf(actor);
	const { calendar } = surroundings;
	const today = todayOf(actor);
	const terms = readTerms(typed, today, calendar);
	if ('fault' in terms) refuseTerm(actor, terms.fault);
	return {
		reports: terms.reports.map(({ kind, term }) => {
			const { steps, isSqueezed } = countBack(term.due, { today }, calendar);
			const { date, note } = deadlineWords(calendar, term.due, today, actor.locale);
			return {
				...{ word: reportWord(kind, actor.locale), date, note, isSqueezed },
				steps: steps.map((step) => ({ word: stepWord(step.kind, actor.locale), due: step.due }))
			};
		}),
		deadlines: deadlinesIn(typed.text ?? '', { ...typed, today }, calendar).map(({ text, due }) => ({
			text,
			due
		})),
		points: offersOf(actor, typed, surroundings).length
	};
}
