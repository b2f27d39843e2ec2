import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { pasteSchema } from '#lib/programmes/measure-schema.ts';
import { lookAtTable, pasteMeasures } from '#lib/programmes/pasting.server.ts';
import { readPasteForm } from '#lib/programmes/programme-forms.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { saved } from '../../../../bodies/saved.ts';
import { preview, sayProblem, submit } from '../../../../submit.server.ts';

export async function load({ locals, params }) {
	const form = await answer(readPasteForm(actorOf(locals), params.id));
	return { ...form, formId: newId(), locale: locals.locale };
}

export const actions = {
	/** Shows what each row would become. */
	look: (event: RequestEvent) =>
		preview(event, 'paste', pasteSchema, async (actor, data) => {
			const look = await lookAtTable(actor, data);
			return {
				...look,
				rows: look.rows.map(({ problems, ...row }) => ({
					...row,
					problems: problems.map(({ problem, typed }) => ({ problem: sayProblem(problem), typed }))
				}))
			};
		}),
	paste: (event: RequestEvent) =>
		submit(event, 'paste', pasteSchema, async (actor, data) => {
			const { id, eventId, measures, chapters } = await pasteMeasures(actor, data);
			return saved(`/programmes/${id}`, eventId, m.programmes_pasted({ measures, chapters }));
		})
};
