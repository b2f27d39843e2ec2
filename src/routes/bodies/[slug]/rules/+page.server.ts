import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { changeRules, previewRules, readRulesPage } from '#lib/meetings/rules-editing.server.ts';
import { changeRulesSchema } from '#lib/meetings/rules-schema.ts';
import { answer } from '../../../answer.server.ts';
import { preview, submit } from '../../../submit.server.ts';
import { saved } from '../../saved.ts';

export async function load({ locals, params }) {
	return { page: await answer(readRulesPage(actorOf(locals), params.slug)) };
}

export const actions = {
	/** How many it would take; nothing is saved. */
	preview: (event) => preview(event, 'save', changeRulesSchema, (actor, data) => previewRules(actor, data)),
	save: (event) =>
		submit(event, 'save', changeRulesSchema, async (actor, data) => {
			const { eventId } = await changeRules(actor, data);
			return saved(`/bodies/${event.params.slug}/rules`, eventId, m.attendance_rules_saved());
		})
};
