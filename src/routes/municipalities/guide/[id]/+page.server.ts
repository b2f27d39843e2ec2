import { actorOf } from '#lib/accounts/actor.server.ts';
import { readDraft } from '#lib/municipalities/guide-page.server.ts';
import { partHeading, stepHeading } from '#lib/municipalities/guide-words.ts';
import { partsOf, progressOf, stepNames, unansweredIn } from '#lib/municipalities/guide.ts';
import { answer } from '../../../answer.server.ts';
import { momentWords } from '../../../outbox/words.ts';

/** A draft step by step: how far each is, and where it is written. */
export async function load({ locals, params }) {
	const { locale } = locals;
	const { content, savedAt, ...draft } = await answer(readDraft(actorOf(locals), params.id));
	const steps = stepNames.map((step) => ({
		...{ step, heading: stepHeading(step, locale), progress: progressOf(content, step) },
		parts: partsOf(step).map((part) => ({
			...{ part, name: partHeading(part, locale) },
			isDone: unansweredIn(content, part).length === 0
		}))
	}));
	return { draft: { ...draft, savedAt: momentWords(savedAt, locale) }, steps };
}
