import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { ReportDone } from '#lib/resolutions/report-editing.server.ts';
import {
	addThemeSchema,
	editThemeSchema,
	mergeThemeSchema,
	moveThemeSchema
} from '#lib/resolutions/report-editing-schema.ts';
import { readThemesPage } from '#lib/resolutions/report-themes-page.server.ts';
import * as themes from '#lib/resolutions/report-themes.server.ts';
import { answer } from '../../../answer.server.ts';
import { changed } from '../../../meetings/changed.ts';
import { submit } from '../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	return { ...(await answer(readThemesPage(actorOf(locals), params.id))), locale: locals.locale };
}

function done({ reportId, id, eventId }: ReportDone, text: string) {
	return changed(`/reports/${reportId}/themes#s-${id}`, eventId, text);
}

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addThemeSchema, async (actor, data) =>
			done(await themes.addTheme(actor, data), m.reports_theme_added())
		),
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editThemeSchema, async (actor, data) =>
			done(await themes.editTheme(actor, data), m.reports_theme_saved())
		),
	move: (event: RequestEvent) =>
		submit(event, 'move', moveThemeSchema, async (actor, data) =>
			done(await themes.moveTheme(actor, data), m.reports_theme_moved())
		),
	merge: (event: RequestEvent) =>
		submit(event, 'merge', mergeThemeSchema, async (actor, data) => {
			const { reportId, id } = await themes.mergeTheme(actor, data);
			return { to: `/reports/${reportId}/themes#s-${id}`, notice: { text: m.reports_theme_merged() } };
		})
};
