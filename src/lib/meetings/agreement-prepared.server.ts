import { performWith, type PreparedKind, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { parseInput } from '#lib/server/input.ts';
import { approveSchema, circulateSchema } from './agreement-schema.ts';
import { approve } from './approving.server.ts';
import { circulate } from './circulating.server.ts';
import { readHeading } from './meeting-head.server.ts';
import { deeds } from './meetings.ts';

const addressOf: PreparedKind['addressOf'] = async (_actor, input) =>
	`/meetings/${(input as { meetingId: string }).meetingId}/agreement`;

/** Sending minutes out and approving them, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.circulate.name]: {
		addressOf,
		describe: async (actor, input) => {
			const { meetingId, commentsUntil } = parseInput(circulateSchema, input);
			const { locale } = actor;
			const date = longDate(commentsUntil!, { case: 'dative', locale });
			return m.agreement_prepared_circulate(
				{ heading: await readHeading(actor, meetingId), date },
				{ locale }
			);
		},
		perform: performWith(circulate)
	},
	[deeds.approve.name]: {
		addressOf,
		describe: async (actor, input) => {
			const { meetingId } = parseInput(approveSchema, input);
			const { locale } = actor;
			return m.agreement_prepared_approve({ heading: await readHeading(actor, meetingId) }, { locale });
		},
		perform: performWith(approve)
	}
};
