import type { Actor } from '#lib/accounts/actor.server.ts';
import {
	performWith,
	type DoneOrPrepared,
	type PreparedKind,
	type PreparedKinds
} from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { z } from 'zod';
import { addMoreAsked } from './asked-adding.server.ts';
import { askingDeeds } from './asking.ts';
import { giveBack } from './giving-back.server.ts';
import { ask } from './request-asking.server.ts';
import { findRequest, type FoundRequest } from './request-finding.server.ts';
import { remindOthers } from './request-reminding.server.ts';

/* What an assistant prepares about a request and a secretary confirms. */

const aboutRequest = z.object({ requestId: z.string() });

const requestOf = (actor: Actor, input: unknown) =>
	findRequest(actor.installation.db.read, aboutRequest.parse(input).requestId);

function preparedKind(
	describe: (request: FoundRequest, actor: Actor) => string,
	verb: (actor: Actor, input: unknown) => Promise<DoneOrPrepared<object>>
): PreparedKind {
	return {
		describe: async (actor, input) => describe(await requestOf(actor, input), actor),
		addressOf: async (_actor, input) => `/requests/${aboutRequest.parse(input).requestId}`,
		perform: performWith(verb)
	};
}

/** By the names of the deeds. */
export const preparedKinds: PreparedKinds = {
	[askingDeeds.ask.name]: preparedKind(({ title, due }, { locale }) => {
		const date = due === null ? '' : longDate(due, { case: 'dative', locale });
		return m.asker_prepared_ask({ title, date }, { locale });
	}, ask),
	[askingDeeds.askMore.name]: preparedKind(
		({ title }, { locale }) => m.asker_prepared_ask_more({ title }, { locale }),
		addMoreAsked
	),
	[askingDeeds.giveBack.name]: preparedKind(
		({ title }, { locale }) => m.asker_prepared_give_back({ title }, { locale }),
		giveBack
	),
	[askingDeeds.remind.name]: preparedKind(
		({ title }, { locale }) => m.asker_prepared_remind({ title }, { locale }),
		remindOthers
	)
};
