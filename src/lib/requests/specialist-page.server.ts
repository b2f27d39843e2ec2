import type { Locale } from '#lib/accounts/actor.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { viewAnswers } from './answer-viewing.server.ts';
import { readAnswerWhole } from './answer-rows.server.ts';
import type { AnswersView } from './answer-view.ts';
import { specialistOf } from './answer-specialist.server.ts';
import { requestOfDraft, type Drafting } from './drafting-finding.server.ts';
import { openOf, readOwnAnswers } from './request-answers.server.ts';
import { withSpecialist, type DraftState } from './requests.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** All that a specialist sees of a request: what is asked in the place of whoever handed it over, and what is written. */
export interface SpecialistPage extends Omit<AnswersView, 'capacities'> {
	readonly draft: {
		readonly id: string;
		readonly name: string;
		readonly askedBy: string;
		readonly capacity: string;
		readonly message: string | null;
		readonly due: string | null;
		/** Why it came back. */
		readonly note: string | null;
		/** It is with whoever asked, and not to be changed now. */
		readonly isSent: boolean;
	};
}

/** What a specialist's link about a request opens; why it opens nothing otherwise. Changes nothing. */
export async function readSpecialistPage(
	installation: Installation,
	drafting: Drafting,
	{ locale, part }: { readonly locale: Locale; readonly part: string | null }
): Promise<SpecialistPage | 'unknown' | 'closed' | 'withdrawn'> {
	const requestId = requestOfDraft(drafting);
	const writer = { ...specialistOf(installation, await directoryOf(installation), drafting), locale };
	const own = requestId === null ? null : await readOwnAnswers(writer, requestId);
	if (!own) return 'unknown';
	const { rows, around } = own;
	if (rows.request.state !== 'ASKED') return 'closed';
	const answers = rows.answers.filter(({ withdrawnAt }) => withdrawnAt === null);
	if (answers.length === 0) return 'withdrawn';
	const open = openOf(answers, part, false);
	const whole = await readAnswerWhole(installation.db, open.id);
	const isSent = !withSpecialist.includes(drafting.state as DraftState);
	const { id, specialistName: name, askedBy, capacity, message, due, note } = drafting;
	return {
		...viewAnswers({
			...{ reader: writer, around, open, whole, isWriter: !isSent },
			rows: { request: rows.request, answers }
		}),
		draft: {
			...{ id, name, askedBy, capacity, message, due, isSent },
			note: drafting.state === 'RETURNED' ? note : null
		}
	};
}
