import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { bodyById } from '#lib/council/council.ts';
import { parseInput } from '#lib/server/input.ts';
import { readMeetingHead } from './meeting-head.server.ts';
import { cancelMeetingSchema } from './meeting-schema.ts';
import { deeds } from './meetings.ts';
import { cancel } from './planning.server.ts';

/** Calling a meeting off, as an assistant prepares it and a secretary confirms. One that was changed meanwhile is looked at again. */
export const preparedKinds: PreparedKinds = {
	[deeds.cancel.name]: {
		describe: async (actor, input) => {
			const { reason } = parseInput(cancelMeetingSchema, input);
			const { meeting, head, directory } = await read(actor, input);
			const body = bodyById(directory, meeting.bodyId)?.shortName ?? '';
			const { locale } = actor;
			return m.meetings_prepared_cancel({ heading: head.heading, body, reason }, { locale });
		},
		addressOf: async (_actor, input) => `/meetings/${parseInput(cancelMeetingSchema, input).id}`,
		perform: performWith(cancel)
	}
};

function read(actor: Actor, input: unknown) {
	return readMeetingHead(actor, parseInput(cancelMeetingSchema, input).id);
}
