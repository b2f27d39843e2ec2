import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import * as decisions from '#lib/meetings/decisions.server.ts';
import { addDecisionSchema, outcomeSchema } from '#lib/meetings/decisions-schema.ts';
import { readMinutesPage } from '#lib/meetings/minutes-page.server.ts';
import { savePartSchema } from '#lib/meetings/minutes-schema.ts';
import { templates, templateText } from '#lib/meetings/minutes-templates.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { changed } from '../../changed.ts';

// The forms work without a script; what a browser adds to them is minutes-writing.ts.
export const csr = false;

export async function load({ locals, params, url }) {
	const minutes = await answer(readMinutesPage(actorOf(locals), params.id));
	const [item, template] = [url.searchParams.get('item'), url.searchParams.get('template')];
	return {
		...{ minutes, locale: locals.locale, templates: minutes.mayWrite ? templates() : [] },
		...{ begun: { item, text: templateText(template) }, now: locals.installation.clock.now().toISOString() }
	};
}

export const actions = {
	save: (event) =>
		submit(event, 'save', savePartSchema, async (actor, data) => {
			const { meetingId, place, kind } = await savePart(actor, data);
			return {
				to: `/meetings/${meetingId}/minutes#${kind}-${place}`,
				notice: { text: m.minutes_saved_notice() }
			};
		}),
	decide: (event) =>
		submit(event, 'decide', addDecisionSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await decisions.add(actor, data);
			const to = `/meetings/${meetingId}/minutes#decision-${id}`;
			return changed(to, eventId, m.minutes_decision_added());
		}),
	outcome: (event) =>
		submit(event, 'outcome', outcomeSchema, async (actor, data) => {
			const { meetingId, id, eventId } = await decisions.setOutcome(actor, data);
			return changed(`/meetings/${meetingId}/minutes#item-${id}`, eventId, m.minutes_saved_notice());
		})
};
