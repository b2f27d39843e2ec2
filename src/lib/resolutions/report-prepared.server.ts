import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import {
	performWith,
	type DoneOrPrepared,
	type PreparedKind,
	type PreparedKinds
} from '#lib/accounts/prepared-kinds.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { approve } from './report-approving.server.ts';
import { publish, recordSending } from './report-sending.server.ts';
import { approveSchema, circulateSchema, publishSchema, sendSchema } from './report-versions-schema.ts';
import { circulate } from './report-versions.server.ts';
import { findReport } from './resolution-finding.server.ts';
import { reportDeeds } from './resolutions.ts';

/* What an assistant prepares about a report and a secretary confirms. */

const aboutReport = z.object({ reportId: z.string() });

async function titleOf(actor: Actor, input: unknown): Promise<string> {
	const { reportId: id } = aboutReport.parse(input);
	const directory = await directoryOf(actor.installation);
	const { title } = await findReport(actor.installation.db.read, actor, reportDeeds.read, { id, directory });
	return title;
}

function preparedKind<T>(
	{ schema, page }: { readonly schema: z.ZodType<T>; readonly page: string },
	describe: (typed: T, facts: { readonly title: string }, options: { readonly locale: Locale }) => string,
	verb: (actor: Actor, input: unknown) => Promise<DoneOrPrepared<object>>
): PreparedKind {
	return {
		describe: async (actor, input) =>
			describe(schema.parse(input), { title: await titleOf(actor, input) }, { locale: actor.locale }),
		addressOf: async (_actor, input) => `/reports/${aboutReport.parse(input).reportId}/${page}`,
		perform: performWith(verb)
	};
}

const dative = (day: string, locale: Locale) => longDate(day, { case: 'dative', locale });

/** By the names of the deeds. */
export const preparedKinds: PreparedKinds = {
	[reportDeeds.circulate.name]: preparedKind(
		{ schema: circulateSchema, page: 'versions' },
		({ commentsUntil }, { title }, options) =>
			m.reports_prepared_circulate({ title, date: dative(commentsUntil, options.locale) }, options),
		circulate
	),
	[reportDeeds.approve.name]: preparedKind(
		{ schema: approveSchema, page: 'approval' },
		({ decision }, { title }, options) =>
			decision === null
				? m.reports_prepared_approve({ title }, options)
				: m.reports_prepared_approve_by({ title, decision }, options),
		approve
	),
	[reportDeeds.send.name]: preparedKind(
		{ schema: sendSchema, page: 'approval' },
		({ sentOn, sentTo }, { title }, { locale }) =>
			m.reports_prepared_send({ title, to: sentTo, date: longDate(sentOn, { locale }) }, { locale }),
		recordSending
	),
	[reportDeeds.publish.name]: preparedKind(
		{ schema: publishSchema, page: 'approval' },
		({ isPublished }, { title }, options) =>
			isPublished
				? m.reports_prepared_publish({ title }, options)
				: m.reports_prepared_unpublish({ title }, options),
		publish
	)
};
