import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { parseInput } from '#lib/server/input.ts';
import { askDates } from './date-asking.server.ts';
import { askDatesSchema } from './date-poll-schema.ts';
import { whatOf } from './inviting-prepared.server.ts';
import { deeds } from './meetings.ts';

/** Asking which days suit, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.askDates.name]: {
		describe: async (actor, input) => {
			const { meetingId } = parseInput(askDatesSchema, input);
			return m.dates_prepared({ what: await whatOf(actor, meetingId) }, { locale: actor.locale });
		},
		addressOf: async (_actor, input) => `/meetings/${parseInput(askDatesSchema, input).meetingId}/dates`,
		perform: performWith(askDates)
	}
};
