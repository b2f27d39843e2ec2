import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { stepSchema } from '#lib/programmes/year-schema.ts';
import { takeStep } from '#lib/programmes/year-steps.server.ts';
import { stepDoneWords } from '#lib/programmes/year.ts';
import { saved } from '../bodies/saved.ts';
import { submit } from '../submit.server.ts';

/** Takes a programme a step on, from whichever of its pages. */
export function step(event: RequestEvent, to: string) {
	return submit(event, 'step', stepSchema.omit({ id: true }), async (actor, data) => {
		const done = await takeStep(actor, { ...data, id: event.params.id });
		if (done.isPrepared) return { to, notice: { text: m.measures_step_prepared() } };
		// What was begun is not undone: its tasks are there.
		if (data.step === 'BEGIN') return { to, notice: { text: stepDoneWords('BEGIN') } };
		return saved(to, done.eventId, stepDoneWords(data.step));
	});
}
