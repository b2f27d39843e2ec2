import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { decideExtension } from './extension-deciding.server.ts';
import { findRequest } from './extension-finding.server.ts';
import { decideSchema } from './extension-schema.ts';
import { deeds } from './tasks.ts';

/** Deciding on a later deadline, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.decideExtension.name]: {
		describe: async (actor, input) => {
			const { request, task } = await read(actor, input);
			const { outcome, due } = parseInput(decideSchema, input);
			const { locale } = actor;
			const { number, title } = task;
			const date = shortDate(due ?? request.toDue, locale);
			return outcome === 'GRANTED'
				? m.extensions_prepared_grant({ number, title, date }, { locale })
				: m.extensions_prepared_refuse({ number, title, date: shortDate(request.toDue, locale) }, { locale });
		},
		addressOf: async (actor, input) => `/tasks/${(await read(actor, input)).task.number}/extension`,
		perform: performWith(decideExtension)
	}
};

async function read(actor: Actor, input: unknown) {
	const { id } = parseInput(decideSchema, input);
	const directory = await directoryOf(actor.installation);
	return findRequest(actor.installation.db.read as unknown as Transaction, actor, directory, id);
}
