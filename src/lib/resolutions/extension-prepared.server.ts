import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { citationOf } from './citing.ts';
import { extendSchema } from './extension-schema.ts';
import { extend, findExtended } from './extensions.server.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { deeds } from './resolutions.ts';

/** An extension, as an assistant prepares it and a secretary confirms. */
export const extensionPrepared: PreparedKinds = {
	[deeds.extend.name]: {
		describe: async (actor, input) => {
			const { resolution, typed } = await readPrepared(actor, input);
			const { locale } = actor;
			const until = longDate(typed.toDue, { case: 'dative', locale });
			const citation = citationOf(resolution, locale);
			const words = m.resolutions_prepared_extend({ citation, until, decision: typed.decision }, { locale });
			const count = typed.tasks.length;
			return count ? `${words}; ${m.resolutions_prepared_tasks({ count }, { locale })}` : words;
		},
		addressOf: async (actor, input) => `/resolutions/${(await readPrepared(actor, input)).resolution.id}`,
		perform: performWith(extend)
	}
};

async function readPrepared(actor: Actor, input: unknown) {
	const typed = parseInput(extendSchema, input);
	const surroundings = await surroundingsOf(actor);
	const tx = actor.installation.db.read as unknown as Transaction;
	const { resolution } = await findExtended(tx, actor, surroundings, { ...typed, version: null });
	return { typed, resolution };
}
