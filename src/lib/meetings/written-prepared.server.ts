import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { parseInput } from '#lib/server/input.ts';
import { whatOf } from './inviting-prepared.server.ts';
import { deeds } from './meetings.ts';
import { ask } from './written-asking.server.ts';
import { remindWritten } from './written-reminding.server.ts';
import { askWrittenSchema, remindWrittenSchema } from './written-schema.ts';

/** Asking for a decision in writing and reminding of it, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.ask.name]: {
		describe: async (actor, input) => {
			const { meetingId, answerBy } = parseInput(askWrittenSchema, input);
			const { locale } = actor;
			const date = longDate(answerBy, { case: 'dative', locale });
			return m.written_prepared_ask({ what: await whatOf(actor, meetingId), date }, { locale });
		},
		addressOf: async (_actor, input) => pageOf(parseInput(askWrittenSchema, input)),
		perform: performWith(ask)
	},
	[deeds.remindWritten.name]: {
		describe: async (actor, input) => {
			const { meetingId } = parseInput(remindWrittenSchema, input);
			return m.written_prepared_remind({ what: await whatOf(actor, meetingId) }, { locale: actor.locale });
		},
		addressOf: async (_actor, input) => pageOf(parseInput(remindWrittenSchema, input)),
		perform: performWith(remindWritten)
	}
};

const pageOf = ({ meetingId }: { meetingId: string }) => `/meetings/${meetingId}/written`;
