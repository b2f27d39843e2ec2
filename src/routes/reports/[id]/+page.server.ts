import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { beginFromPrevious, beginSchema } from '#lib/resolutions/report-beginning.server.ts';
import { compile, compileSchema } from '#lib/resolutions/compiling.server.ts';
import * as editing from '#lib/resolutions/report-editing.server.ts';
import {
	addParagraphSchema,
	editParagraphSchema,
	introductionSchema,
	leaveOutSchema,
	moveParagraphSchema,
	placeParagraphSchema,
	settleSchema
} from '#lib/resolutions/report-editing-schema.ts';
import { readReportPage } from '#lib/resolutions/report-page.server.ts';
import { settleSource } from '#lib/resolutions/report-settling.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { changed } from '../../meetings/changed.ts';

// The forms work without a script; what a browser adds to the order is reorder.ts.
export const csr = false;

export async function load({ locals, params, url }) {
	const page = await answer(readReportPage(actorOf(locals), params.id));
	const [edit, add, merge] = ['edit', 'add', 'merge'].map((name) => url.searchParams.get(name));
	return { ...page, locale: locals.locale, asked: { edit, add, merge } };
}

/** Back to the paragraph, with what was done in words. */
function done({ reportId, id, eventId }: editing.ReportDone, text: string) {
	return changed(`/reports/${reportId}#p-${id}`, eventId, text);
}

export const actions = {
	compile: (event: RequestEvent) =>
		submit(event, 'compile', compileSchema, async (actor, data) => {
			const { paragraphs, themes } = await compile(actor, data);
			const isNothing = paragraphs + themes === 0;
			const text = isNothing ? m.reports_compiled_nothing() : m.reports_compiled({ count: paragraphs });
			return { to: `/reports/${data.id}`, notice: { text } };
		}),
	begin: (event: RequestEvent) =>
		submit(event, 'begin', beginSchema, async (actor, data) => {
			const { paragraphs } = await beginFromPrevious(actor, data);
			return { to: `/reports/${data.id}`, notice: { text: m.reports_begun({ count: paragraphs }) } };
		}),
	introduce: (event: RequestEvent) =>
		submit(event, 'introduce', introductionSchema, async (actor, data) => {
			const { reportId, eventId } = await editing.editIntroduction(actor, data);
			return changed(`/reports/${reportId}#introduction`, eventId, m.reports_saved());
		}),
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editParagraphSchema, async (actor, data) =>
			done(await editing.editParagraph(actor, data), m.reports_saved())
		),
	add: (event: RequestEvent) =>
		submit(event, 'add', addParagraphSchema, async (actor, data) =>
			done(await editing.addParagraph(actor, data), m.reports_added())
		),
	move: (event: RequestEvent) =>
		submit(event, 'move', moveParagraphSchema, async (actor, data) =>
			done(await editing.moveParagraph(actor, data), m.reports_moved())
		),
	place: (event: RequestEvent) =>
		submit(event, 'place', placeParagraphSchema, async (actor, data) =>
			done(await editing.placeParagraph(actor, data), m.reports_moved())
		),
	leave: (event: RequestEvent) =>
		submit(event, 'leave', leaveOutSchema, async (actor, data) =>
			done(
				await editing.leaveOut(actor, data),
				data.isLeftOut ? m.reports_left_out_done() : m.reports_put_back_done()
			)
		),
	settle: (event: RequestEvent) =>
		submit(event, 'settle', settleSchema, async (actor, data) =>
			done(await settleSource(actor, data), m.reports_settled())
		)
};
