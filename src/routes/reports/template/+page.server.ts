import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { removeTemplateSchema, replaceTemplateSchema } from '#lib/resolutions/slide-template-schema.ts';
import { removeTemplate, replaceTemplate } from '#lib/resolutions/slide-template.server.ts';
import { readTemplatePage } from '#lib/resolutions/slide-template-reading.server.ts';
import { answer } from '../../answer.server.ts';
import { submit, type Done } from '../../submit.server.ts';

export async function load({ locals }) {
	return { ...(await answer(readTemplatePage(actorOf(locals)))), locale: locals.locale };
}

function done(eventId: string | null, text: string): Done {
	const notice = eventId ? { text, undo: eventId } : { text: m.reportpapers_template_same() };
	return { to: '/reports/template', notice };
}

export const actions = {
	replace: (event: RequestEvent) =>
		submit(event, 'replace', replaceTemplateSchema, async (actor, data) => {
			const { eventId } = await replaceTemplate(actor, data);
			return done(eventId, m.reportpapers_template_replaced());
		}),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removeTemplateSchema, async (actor, data) => {
			const { eventId } = await removeTemplate(actor, data);
			return done(eventId, m.reportpapers_template_removed());
		})
};
