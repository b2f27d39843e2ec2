import type { PreparedKind, PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
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
		perform: async (actor, input) => {
			if ((await circulate(actor, input)).isPrepared) throw new Refusal('NOT_FOUND');
		}
	},
	[deeds.approve.name]: {
		addressOf,
		describe: async (actor, input) => {
			const { meetingId } = parseInput(approveSchema, input);
			const { locale } = actor;
			return m.agreement_prepared_approve({ heading: await readHeading(actor, meetingId) }, { locale });
		},
		perform: async (actor, input) => {
			if ((await approve(actor, input)).isPrepared) throw new Refusal('NOT_FOUND');
		}
	}
};
