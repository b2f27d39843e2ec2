import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { parseInput } from '#lib/server/input.ts';
import { findRound } from './finding.server.ts';
import { sendSchema } from './round-schema.ts';
import { deeds } from './rounds.ts';
import { send } from './sending.server.ts';

/** Sending a summary to all, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.send.name]: {
		describe: async (actor, input) => {
			const { roundId } = parseInput(sendSchema, input);
			const { title } = await findRound(actor.installation.db.read, actor, { id: roundId });
			return m.rounds_prepared_send({ title }, { locale: actor.locale });
		},
		addressOf: async (_actor, input) => `/rounds/${parseInput(sendSchema, input).roundId}/send`,
		perform: performWith(send)
	}
};
